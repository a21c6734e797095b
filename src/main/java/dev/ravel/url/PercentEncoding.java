package dev.ravel.url;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as UTF-8 (RFC 3986, section 2.1). What may stand on the wire, and every valid %XX, stays as it is. */
final class PercentEncoding {
    /**
     * Unreserved and reserved characters of RFC 3986 but for {@code #}. Brackets are among them: the RFC keeps them for
     * addresses, but pages write {@code ?filter[a]=1} and every browser sends it so.
     */
    private static final boolean[] STANDS = table("-._~:/?[]@!$&'()*+,;=");

    private static final int REPLACEMENT = 0xFFFD;
    private static final int ESCAPE = 3;

    private PercentEncoding() {}

    /** The text with everything escaped that may not stand in the path and query of a request. */
    static String encode(String text) {
        int clean = 0;
        while (clean < text.length() && stands(text, clean)) {
            clean++;
        }
        return clean == text.length() ? text : encode(text, clean);
    }

    private static String encode(String text, int from) {
        StringBuilder out = new StringBuilder(text.length() + 32).append(text, 0, from);
        int i = from;
        while (i < text.length()) {
            int character = text.codePointAt(i);
            if (stands(text, i)) {
                out.append((char) character);
            } else {
                escape(character, out);
            }
            i += Character.charCount(character);
        }
        return out.toString();
    }

    private static boolean stands(String text, int i) {
        char c = text.charAt(i);
        return c == '%' ? octet(text, i) >= 0 : c < 128 && STANDS[c];
    }

    private static void escape(int character, StringBuilder out) {
        boolean lone = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        String text = Character.toString(lone ? REPLACEMENT : character);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            out.append('%').append(digit(octet >> 4)).append(digit(octet));
        }
    }

    private static char digit(int value) {
        return Character.toUpperCase(Character.forDigit(value & 15, 16));
    }

    /** The text with its escapes decoded as UTF-8; what is not well-formed UTF-8 stays escaped. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = text.charAt(i) == '%' ? decode(text, i, out) : i;
            if (end == i) {
                out.append(text.charAt(end++));
            }
            i = end;
        }
        return out.toString();
    }

    /** Decodes the one character whose escapes begin at {@code from}; returns their end, or {@code from} for none. */
    private static int decode(String text, int from, StringBuilder out) {
        int length = sequence(octet(text, from));
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++) {
            octets[i] = (byte) octet(text, from + i * ESCAPE);
        }
        try {
            out.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)));
            return from + length * ESCAPE;
        } catch (CharacterCodingException e) {
            return from;
        }
    }

    /** How many octets the character has that begins with this one (RFC 3629, section 4); 0 where none does. */
    private static int sequence(int octet) {
        if (octet < 0x80) {
            return octet < 0 ? 0 : 1;
        }
        if (octet < 0xE0) {
            return octet < 0xC2 ? 0 : 2;
        }
        return octet < 0xF0 ? 3 : octet < 0xF5 ? 4 : 0;
    }

    /** The octet escaped at {@code i}, or -1 where there is no escape: an octet that no UTF-8 sequence has. */
    private static int octet(String text, int i) {
        if (i + ESCAPE > text.length() || text.charAt(i) != '%') {
            return -1;
        }
        int high = Ascii.hex(text.charAt(i + 1));
        int low = Ascii.hex(text.charAt(i + 2));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static boolean[] table(String marks) {
        boolean[] stands = new boolean[128];
        for (char c = 0; c < stands.length; c++) {
            stands[c] = Ascii.letter(c) || Ascii.digit(c) || marks.indexOf(c) >= 0;
        }
        return stands;
    }
}
