package dev.ravel.config.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a PEM file of certificates: refused unless there is one in it, and all of them can be read. */
final class TrustFile {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----");

    private TrustFile() {}

    static String read(Value trust) {
        Path file = trust.input();
        try {
            String pem = Files.readString(file, StandardCharsets.ISO_8859_1);
            Matcher found = CERTIFICATE.matcher(pem);
            if (!found.find()) {
                throw trust.refused("holds no PEM certificate");
            }
            do {
                parse(found.group(1));
            } while (found.find());
            return pem;
        } catch (IOException e) {
            throw trust.refused("cannot be read");
        } catch (CertificateException | IllegalArgumentException e) {
            throw trust.refused("holds a certificate that cannot be read");
        }
    }

    private static void parse(String base64) throws CertificateException {
        byte[] der = Base64.getMimeDecoder().decode(base64);
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }
}
