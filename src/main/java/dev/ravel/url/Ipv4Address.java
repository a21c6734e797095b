package dev.ravel.url;

/** IPv4 addresses in dotted decimal. The other spellings (octal, hexadecimal, fewer numbers) are refused, not guessed. */
final class Ipv4Address {
    private static final int OCTETS = 4;

    private Ipv4Address() {}

    /** Whether a host whose last label this is can only be an address: resolvers read such names as numbers. */
    static boolean looksLike(String lastLabel) {
        boolean hexadecimal = lastLabel.startsWith("0x");
        for (int i = hexadecimal ? 2 : 0; i < lastLabel.length(); i++) {
            char c = lastLabel.charAt(i);
            if (!(hexadecimal ? Ascii.hex(c) >= 0 : Ascii.digit(c))) {
                return false;
            }
        }
        return true;
    }

    /** The address as one number, unsigned. */
    static int parse(String text) throws InvalidUrlException {
        int address = 0;
        int start = 0;
        for (int i = 1; i <= OCTETS; i++) {
            int dot = text.indexOf('.', start);
            boolean last = i == OCTETS;
            if (last != dot < 0) {
                throw invalid();
            }
            int end = last ? text.length() : dot;
            address = address << 8 | octet(text, start, end);
            start = end + 1;
        }
        return address;
    }

    private static int octet(String text, int from, int to) throws InvalidUrlException {
        boolean zeroLed = to - from > 1 && text.charAt(from) == '0';
        if (from == to || to - from > 3 || zeroLed) {
            throw invalid();
        }
        int octet = 0;
        for (int i = from; i < to; i++) {
            octet = Ascii.digit(text.charAt(i)) ? octet * 10 + text.charAt(i) - '0' : 256;
        }
        if (octet > 255) {
            throw invalid();
        }
        return octet;
    }

    private static InvalidUrlException invalid() {
        return new InvalidUrlException("an IPv4 address must be four numbers from 0 to 255");
    }
}
