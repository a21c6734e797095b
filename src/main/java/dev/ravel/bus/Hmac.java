package dev.ravel.bus;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104) under one key. One thread at a time. */
final class Hmac {
    /** In bytes. */
    static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";
    /** The JDK refuses an empty key; RFC 2104 pads a short one with zeros, so that this is the same. */
    private static final byte[] EMPTY_KEY = {0};

    private final Mac mac;

    Hmac(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.length == 0 ? EMPTY_KEY : key, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    byte[] of(byte[] bytes) {
        return mac.doFinal(bytes);
    }

    /** Of several texts, each with its length: no two lists of texts give the same bytes. */
    byte[] of(String... texts) {
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            mac.update(bytes);
        }
        return mac.doFinal();
    }

    /** Of a payload with what stands before it. */
    byte[] of(ByteBuffer head, byte[] payload) {
        mac.update(head);
        return of(payload);
    }
}
