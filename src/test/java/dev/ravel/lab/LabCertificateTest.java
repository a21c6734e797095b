package dev.ravel.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabCertificateTest {
    private static X509Certificate certificate() throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(LabCertificate.pem().getBytes()));
    }

    @Test
    void users_trust_the_certificate_that_the_lab_shows() throws IOException {
        assertThat(Files.readAllBytes(Path.of("conf", "lab-cert.pem")))
                .isEqualTo(LabCertificate.pem().getBytes());
    }

    @Test
    void it_holds_for_localhost_and_ten_loopback_addresses() throws CertificateException {
        List<Object> names = certificate().getSubjectAlternativeNames().stream()
                .map(name -> (Object) name.get(1))
                .toList();

        assertThat(names)
                .contains("localhost")
                .containsAll(IntStream.rangeClosed(1, 10)
                        .mapToObj(i -> "127.0.0." + i)
                        .toList());
    }

    @Test
    void it_is_its_own_authority_and_valid_for_a_lifetime() throws Exception {
        X509Certificate certificate = certificate();

        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity(Date.from(Instant.parse("2100-01-01T00:00:00Z")));
        assertThat(certificate.getBasicConstraints()).isNotNegative();
    }
}
