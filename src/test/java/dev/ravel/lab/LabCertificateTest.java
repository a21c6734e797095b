package dev.ravel.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabCertificateTest {
    private static X509Certificate read(Buffer pem) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem.getBytes()));
    }

    private static List<Object> names(LabCertificate certificate) throws CertificateException {
        return read(certificate.pem()).getSubjectAlternativeNames().stream()
                .map(name -> (Object) name.get(1))
                .toList();
    }

    @Test
    void users_trust_the_authority_of_the_lab() throws IOException {
        assertThat(Files.readAllBytes(Path.of("conf", "lab-cert.pem")))
                .isEqualTo(LabCertificate.authority().getBytes());
    }

    @ParameterizedTest
    @EnumSource
    void every_certificate_is_signed_by_the_authority_and_is_none_itself(LabCertificate certificate) throws Exception {
        X509Certificate authority = read(LabCertificate.authority());

        assertThatCode(() -> read(certificate.pem()).verify(authority.getPublicKey()))
                .doesNotThrowAnyException();
        assertThat(authority.getBasicConstraints()).isNotNegative();
        assertThat(read(certificate.pem()).getBasicConstraints()).isNegative();
    }

    @ParameterizedTest
    @EnumSource(names = {"GOOD", "EXPIRED"})
    void it_holds_for_localhost_and_every_host_of_the_largest_lab(LabCertificate certificate) throws Exception {
        assertThat(names(certificate))
                .contains("localhost")
                .containsAll(IntStream.rangeClosed(1, 250)
                        .mapToObj(i -> "127.0.0." + i)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(names = {"GOOD", "WRONG_NAME"})
    void it_is_valid_for_a_lifetime(LabCertificate certificate) throws Exception {
        Date far = Date.from(Instant.parse("2100-01-01T00:00:00Z"));

        read(certificate.pem()).checkValidity(far);
        read(LabCertificate.authority()).checkValidity(far);
    }

    @Test
    void the_bad_ones_are_bad_in_one_thing_each() throws Exception {
        assertThatThrownBy(() -> read(LabCertificate.EXPIRED.pem()).checkValidity())
                .isInstanceOf(CertificateExpiredException.class);
        assertThat(names(LabCertificate.WRONG_NAME)).containsExactly("wrong.invalid");
    }
}
