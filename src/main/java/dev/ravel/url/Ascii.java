package dev.ravel.url;

/** The character classes of RFC 3986. Unlike those of {@link Character} they hold for ASCII only. */
final class Ascii {
    private Ascii() {}

    static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The value of a hexadecimal digit, or -1 where it is none. */
    static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    static boolean all(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
