package dev.ravel.fetch;

import java.util.Locale;

/** Finds the decoding for a Content-Encoding. All of one thread share the room for one slice. */
final class Decoders {
    private static final int SLICE = 32 * 1024;

    private final byte[] scratch = new byte[SLICE];

    /** Whether there is a decoding for this Content-Encoding; a list of several is not known. */
    static boolean know(String coding) {
        return coding == null
                || switch (name(coding)) {
                    case "", "identity", "gzip", "x-gzip", "deflate" -> true;
                    default -> false;
                };
    }

    /** A decoding for one body; bytes of a Content-Encoding that is not known stay as they are. */
    Decoding decoding(String coding) {
        if (coding == null) {
            return new Decoding.Identity();
        }
        return switch (name(coding)) {
            case "gzip", "x-gzip" -> new Inflation(true, scratch);
            case "deflate" -> new Inflation(false, scratch);
            default -> new Decoding.Identity();
        };
    }

    private static String name(String coding) {
        return coding.strip().toLowerCase(Locale.ROOT);
    }
}
