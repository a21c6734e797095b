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
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;

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

    /** The certificate with its key, made ready once for all listeners. */
    static KeyCertOptions identity(Vertx vertx) throws GeneralSecurityException {
        PemKeyCertOptions pem = new PemKeyCertOptions().addCertValue(pem()).addKeyValue(resource("key.pem"));
        try {
            return new Identity(pem.getKeyManagerFactory(vertx));
        } catch (Exception e) {
            throw new GeneralSecurityException("the lab's certificate cannot be read", e);
        }
    }

    /**
     * A key that is ready. Vert.x keeps a PEM key in a PKCS #12 store, whose password derivation costs tens of
     * milliseconds a listener; its own {@code KeyCertOptions.wrap} needs SLF4J, which is not shipped.
     */
    private record Identity(KeyManagerFactory factory) implements KeyCertOptions {
        @Override
        public KeyCertOptions copy() {
            return this;
        }

        @Override
        public KeyManagerFactory getKeyManagerFactory(Vertx vertx) {
            return factory;
        }

        @Override
        public Function<String, KeyManagerFactory> keyManagerFactoryMapper(Vertx vertx) {
            return serverName -> null;
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
