package dev.ravel.config;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The parameters of the URLs within a text: {@code ?name=value} and {@code &name=value}. Found by hand: it is done
 * for every URL, and a pattern that knows of braces needs a stack as deep as they are long, and servers may have their
 * say in them.
 */
final class Parameters {
    private static final String SPACE = " \t\n\u000B\f\r";
    private static final String OPENS = "?&;";
    private static final String NO_NAME = "=&;#?{}" + SPACE;
    private static final String ENDS = "&;#" + SPACE;

    private Parameters() {}

    /** The text with the values of the parameters of these names changed; the same object where none is. */
    static String changed(String text, Predicate<String> names, UnaryOperator<String> change) {
        StringBuilder changed = new StringBuilder();
        int copied = 0;
        int at = head(text, 0);
        while (at < text.length()) {
            int equals = nameEnd(text, at + 1);
            int end = valueEnd(text, equals + 1);
            if (end > equals + 1 && names.test(text.substring(at + 1, equals))) {
                changed.append(text, copied, equals + 1).append(change.apply(text.substring(equals + 1, end)));
                copied = end;
            }
            at = head(text, end);
        }
        return copied == 0 ? text : changed.append(text, copied, text.length()).toString();
    }

    /** Where the next parameter begins, with the character that opens it; the length of the text where none does. */
    private static int head(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (OPENS.indexOf(text.charAt(at)) >= 0) {
                int end = nameEnd(text, at + 1);
                if (end > at + 1 && end < text.length() && text.charAt(end) == '=') {
                    return at;
                }
            }
        }
        return text.length();
    }

    private static int nameEnd(String text, int begin) {
        int at = begin;
        while (at < text.length() && NO_NAME.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
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
