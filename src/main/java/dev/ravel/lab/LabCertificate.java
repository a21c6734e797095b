package dev.ravel.lab;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

/**
 * The lab's test certificate, self-signed for localhost and 127.0.0.1 to 127.0.0.10. Its key is public: it proves nothing
 * about anyone, and belongs in no trust store but that of a test.
 */
public final class LabCertificate {
    private LabCertificate() {}

    /** The certificate as PEM, to be trusted by clients of the lab. */
    public static Buffer pem() {
        return resource("cert.pem");
    }

    /**
     * The certificate with its key. Made ready once for all listeners: Vert.x keeps a PEM key in a PKCS #12 store, whose
     * password derivation costs tens of milliseconds a listener.
     */
    static KeyCertOptions identity(Vertx vertx) throws GeneralSecurityException {
        PemKeyCertOptions pem = new PemKeyCertOptions().addCertValue(pem()).addKeyValue(resource("key.pem"));
        try {
            KeyManager[] managers = pem.getKeyManagerFactory(vertx).getKeyManagers();
            return KeyCertOptions.wrap((X509KeyManager) managers[0]);
        } catch (Exception e) {
            throw new GeneralSecurityException("the lab's certificate cannot be read", e);
        }
    }

    /** No client shows a certificate; without this, every listener would load the system's authorities. */
    static PemTrustOptions trust() {
        return new PemTrustOptions().addCertValue(pem());
    }

    private static Buffer resource(String name) {
        try (InputStream in = LabCertificate.class.getResourceAsStream(name)) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
