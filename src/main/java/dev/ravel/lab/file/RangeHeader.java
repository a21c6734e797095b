package dev.ravel.lab.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Range header asks of a file (RFC 9110, section 14.2): several ranges and unknown units are not heard. */
sealed interface RangeHeader {
    /** Nothing that is heard: the whole file is sent. */
    record Unheard() implements RangeHeader {}

    /** One part, cut to the file's end. */
    record Satisfiable(Part part) implements RangeHeader {}

    /** A part that begins behind the file's end, or has no bytes. */
    record Unsatisfiable() implements RangeHeader {}

    /** {@code bytes=a-b}, {@code bytes=a-} and {@code bytes=-n}. */
    Pattern ONE = Pattern.compile("(?i)bytes=[ \\t]*(\\d{0,18})-(\\d{0,18})[ \\t]*");

    static RangeHeader parse(String header, long total) {
        Matcher one = ONE.matcher(header == null ? "" : header);
        if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
            return new Unheard();
        }
        return one.group(1).isEmpty()
                ? suffix(Long.parseLong(one.group(2)), total)
                : from(Long.parseLong(one.group(1)), one.group(2), total);
    }

    private static RangeHeader suffix(long length, long total) {
        return within(Math.max(0, total - length), total - 1, total);
    }

    private static RangeHeader from(long first, String last, long total) {
        long end = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        return end < first ? new Unheard() : within(first, Math.min(end, total - 1), total);
    }

    private static RangeHeader within(long first, long last, long total) {
        return first <= last ? new Satisfiable(new Part(first, last, total)) : new Unsatisfiable();
    }
}
