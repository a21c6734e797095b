package dev.ravel.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which literal values must not be shown. References to the environment are shown as they are written: what is secret of
 * them is not in the conf.
 */
public final class Secrets {
    /** What stands in the place of a secret. */
    public static final String MASK = "***";

    /** Any part of a name, in any case. */
    private static final List<String> WORDS = List.of(
            "token", "secret", "passw", "apikey", "api-key", "api_key", "api.key", "cookie", "session", "credential");

    private static final String FIRST_LETTERS = "tspacTSPAC";

    /** A variable of a URL template (RFC 6570). */
    private static final String EXPRESSION = "\\{[+#./;?&]?[\\w.,:*]+}";

    private static final Pattern KEPT_IN_URL = Pattern.compile(EnvText.REFERENCE.pattern() + "|" + EXPRESSION);
    /** What says how the reference after it is meant: an authentication scheme (RFC 9110), or the name of a cookie. */
    private static final Pattern LEAD_IN =
            Pattern.compile("(?:^|(?<=[;,]))\\s*(?:(?i:basic|bearer|digest|token|apikey)\\s+|[\\w.-]+=)\"?$");

    private static final Pattern PUNCTUATION = Pattern.compile("[\\s;,\"'*]*");
    /** The password of {@code //user:password@host}. */
    private static final Pattern USER_INFO = Pattern.compile("(//[^/?#@:\\s]*:)([^/?#@\\s]+)@");

    private Secrets() {}

    /** Whether a key, a header or a parameter of this name holds a secret. */
    public static boolean named(String key) {
        // By hand: it is asked of every parameter of every URL.
        for (int i = 0; i < key.length(); i++) {
            if (FIRST_LETTERS.indexOf(key.charAt(i)) >= 0 && (authority(key, i) || word(key, i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean word(String key, int at) {
        for (String word : WORDS) {
            if (at(key, at, word)) {
                return true;
            }
        }
        return false;
    }

    /** An author is no authority; what is authorised or authorized is. */
    private static boolean authority(String key, int at) {
        boolean author = at(key, at, "author") && !at(key, at, "authoris") && !at(key, at, "authoriz");
        return at(key, at, "auth") && !author;
    }

    private static boolean at(String key, int at, String word) {
        return key.regionMatches(true, at, word, 0, word.length());
    }

    /** A text as it may be shown: passwords and secret parameters of URLs within it are masked. */
    public static String masked(String text) {
        String shown = text;
        if (shown.indexOf('@') >= 0) {
            shown = USER_INFO.matcher(shown).replaceAll(found -> quoted(found.group(1) + inUrl(found.group(2)) + "@"));
        }
        return shown.indexOf('=') < 0 ? shown : Parameters.changed(shown, Secrets::named, Secrets::inUrl);
    }

    /** The text of this key as it may be shown. */
    public static String masked(String key, String text) {
        return named(key) ? literals(text, EnvText.REFERENCE, Secrets::literal) : masked(text);
    }

    /** Whether a text is one that was masked: what it was cannot be known any more. */
    public static boolean lost(String key, String text) {
        return named(key)
                ? text.contains(MASK)
                : !text.equals(Parameters.changed(text, Secrets::named, value -> value.replace(MASK, "")));
    }

    /** The text without its secrets, equal for all spellings of them: written out, masked, or a reference. */
    public static String erased(String key, String text) {
        if (named(key)) {
            return MASK;
        }
        String hidden = USER_INFO.matcher(text).replaceAll(found -> quoted(found.group(1) + MASK + "@"));
        return Parameters.changed(hidden, Secrets::named, value -> MASK);
    }

    /** The text with something harmless in the place of what was masked, to be read but not to be used. */
    public static String filled(String key, String text) {
        return lost(key, text) ? text.replace(MASK, "masked") : text;
    }

    private static String inUrl(String text) {
        return literals(
                text,
                KEPT_IN_URL,
                (literal, last) -> PUNCTUATION.matcher(literal).matches() ? literal : MASK);
    }

    /** The text with everything masked that is written out between what is kept. */
    private static String literals(String text, Pattern kept, Masking masking) {
        StringBuilder shown = new StringBuilder();
        Matcher matcher = kept.matcher(text);
        int end = 0;
        while (matcher.find()) {
            shown.append(masking.masked(text.substring(end, matcher.start()), false))
                    .append(matcher.group());
            end = matcher.end();
        }
        return shown.append(masking.masked(text.substring(end), true)).toString();
    }

    private interface Masking {
        String masked(String literal, boolean last);
    }

    private static String literal(String text, boolean last) {
        if (PUNCTUATION.matcher(text).matches()) {
            return text;
        }
        Matcher leadIn = LEAD_IN.matcher(text);
        if (last || !leadIn.find()) {
            return MASK;
        }
        String before = text.substring(0, leadIn.start());
        boolean plain = PUNCTUATION.matcher(before).matches();
        return (plain ? before : MASK + before.substring(before.length() - 1)) + leadIn.group();
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }
}
