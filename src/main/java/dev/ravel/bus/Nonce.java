package dev.ravel.bus;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Something that nobody has said before, and nobody could guess. */
public final class Nonce {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Nonce() {}

    /** 32 lower-case hexadecimal digits. */
    public static String fresh() {
        return HexFormat.of().formatHex(bytes(GreetingCodec.NONCE_DIGITS / 2));
    }

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
