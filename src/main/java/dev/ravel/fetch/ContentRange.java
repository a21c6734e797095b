package dev.ravel.fetch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a 206 says of the place of its bytes (RFC 9110, section 14.4).
 *
 * @param to behind the last one
 * @param length of the whole; unknown lengths are of no use here
 */
record ContentRange(long from, long to, long length) {
    /** 18 digits: more do not fit, and no file has more bytes. */
    private static final Pattern FORM = Pattern.compile("bytes +(\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    static Optional<ContentRange> of(String header) {
        Matcher matcher = FORM.matcher(header == null ? "" : header.strip());
        return matcher.matches()
                ? Optional.of(new ContentRange(number(matcher, 1), number(matcher, 2) + 1, number(matcher, 3)))
                : Optional.empty();
    }

    private static long number(Matcher matcher, int group) {
        return Long.parseLong(matcher.group(group));
    }
}
