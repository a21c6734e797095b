package dev.ravel.lab;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;

/**
 * A test certificate of the lab's. All share one key, which is public: they prove nothing about anyone, and their authority
 * belongs in no trust store but that of a test.
 */
public enum LabCertificate {
    /** For localhost and 127.0.0.1 to 127.0.0.250. */
    GOOD("cert.pem"),
    /** The same, but its time was over in 2021. */
    EXPIRED("expired.pem"),
    /** For a host that does not exist. */
    WRONG_NAME("wrong-name.pem");

    /** Vert.x keeps a PEM key in a PKCS #12 store, whose password derivation costs 400 ms at a cold start. */
    private static final String STORE = "JKS";

    /** A store must have one; the key is public anyway. */
    private static final char[] PASSWORD = "lab".toCharArray();

    private final String file;

    LabCertificate(String file) {
        this.file = file;
    }

    /** The certificate of their authority as PEM, to be trusted by clients of the lab. */
    public static Buffer authority() {
        return resource("authority.pem");
    }

    /** The certificate as PEM. */
    Buffer pem() {
        return resource(file);
    }

    /** The certificate with its key, made ready once for all listeners. */
    KeyCertOptions identity() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance(STORE);
            store.load(null, null);
            store.setKeyEntry("lab", key(), PASSWORD, new Certificate[] {certificate()});
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, PASSWORD);
            return new Identity(factory);
        } catch (IOException e) {
            throw new GeneralSecurityException("the lab's certificate cannot be read", e);
        }
    }

    private static PrivateKey key() throws GeneralSecurityException {
        String body = resource("key.pem").toString().replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
    }

    private Certificate certificate() throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem().getBytes()));
    }

    /** A key that is ready: Vert.x would read it again for every listener. */
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
        return new PemTrustOptions().addCertValue(authority());
    }

    private static Buffer resource(String name) {
        try (InputStream in = LabCertificate.class.getResourceAsStream(name)) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
