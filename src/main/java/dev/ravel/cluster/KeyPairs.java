package dev.ravel.cluster;

import io.vertx.core.net.PemKeyCertOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

/** Finds out whether a private key belongs to a certificate: by signing something. */
final class KeyPairs {
    /** The store that Vert.x makes of one PEM pair holds one entry; which of these it is, it does not say. */
    private static final String[] TYPES = {"EC", "RSA", "EdDSA", "DSA"};

    private static final byte[] SOMETHING = "something".getBytes(StandardCharsets.US_ASCII);

    private KeyPairs() {}

    /** @throws Exception of whatever kind Vert.x's PEM parser chooses, where they are no pair */
    static void requireOne(PemKeyCertOptions pem) throws Exception {
        // Values, unlike paths, need no Vert.x to be read.
        for (KeyManager manager : pem.getKeyManagerFactory(null).getKeyManagers()) {
            requireOne((X509KeyManager) manager);
        }
    }

    private static void requireOne(X509KeyManager manager) throws GeneralSecurityException {
        String alias = alias(manager);
        PrivateKey secret = manager.getPrivateKey(alias);
        Signature signature = Signature.getInstance(algorithm(secret));
        signature.initSign(secret);
        signature.update(SOMETHING);
        byte[] signed = signature.sign();
        PublicKey shown = manager.getCertificateChain(alias)[0].getPublicKey();
        signature.initVerify(shown);
        signature.update(SOMETHING);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("the key is another certificate's");
        }
    }

    private static String alias(X509KeyManager manager) throws GeneralSecurityException {
        for (String type : TYPES) {
            String alias = manager.chooseServerAlias(type, null, null);
            if (alias != null) {
                return alias;
            }
        }
        throw new GeneralSecurityException("no key of a known kind");
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "DSA" -> "SHA256withDSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
    }
}
