package dev.ravel.config;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of the URLs within a text: {@code ?name=value} and {@code &name=value}. Values are found by hand: a pattern
 * that knows of braces needs a stack as deep as they are long, and servers may have their say in them.
 */
final class Parameters {
    private static final Pattern HEAD = Pattern.compile("[?&;]([^=&;#?\\s{}]+)=");
    private static final String ENDS = "&;# \t\n\u000B\f\r";

    private Parameters() {}

    /** The text with the values of the parameters of these names changed. */
    static String changed(String text, Predicate<String> names, UnaryOperator<String> change) {
        StringBuilder changed = new StringBuilder();
        Matcher head = HEAD.matcher(text);
        int end = 0;
        while (head.find(end)) {
            int valueEnd = valueEnd(text, head.end());
            String value = text.substring(head.end(), valueEnd);
            boolean meant = !value.isEmpty() && names.test(head.group(1));
            changed.append(text, end, head.end()).append(meant ? change.apply(value) : value);
            end = valueEnd;
        }
        return changed.append(text, end, text.length()).toString();
    }

    /** Where a value ends; what stands in a pair of braces belongs to it, whatever it is. */
    private static int valueEnd(String text, int begin) {
        int at = begin;
        while (at < text.length() && ENDS.indexOf(text.charAt(at)) < 0) {
            at = text.charAt(at) == '{' ? behindBraces(text, at) : at + 1;
        }
        return at;
    }

    /** Behind the pair that opens here; behind the brace alone where another opens within it, or it never closes. */
    private static int behindBraces(String text, int open) {
        int at = open + 1;
        while (at < text.length() && text.charAt(at) != '{' && text.charAt(at) != '}') {
            at++;
        }
        return at < text.length() && text.charAt(at) == '}' ? at + 1 : open + 1;
    }
}
