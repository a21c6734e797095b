package dev.ravel.config;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which literal values must not be shown. A value that holds a reference to the environment is shown as it is written:
 * what is secret of it is not in the conf.
 */
public final class Secrets {
    /** What stands in the place of a secret. */
    public static final String MASK = "***";

    private static final Set<String> KEYS =
            Set.of("password", "secret", "token", "authorization", "cookie", "proxy-authorization", "x-api-key");
    /** The password of {@code //user:password@host}, unless it is a reference. */
    private static final Pattern USER_INFO = Pattern.compile("(//[^/?#@:\\s]*:)(?!\\$\\{env:)[^/?#@\\s]+@");

    private Secrets() {}

    /** Whether a key or a header of this name holds a secret. */
    public static boolean named(String key) {
        return KEYS.contains(key.toLowerCase(Locale.ROOT));
    }

    /** A text as it may be shown: a password within a URL is masked. */
    public static String masked(String text) {
        return USER_INFO.matcher(text).replaceAll("$1" + MASK + "@");
    }

    /** The text of this key as it may be shown. */
    public static String masked(String key, String text) {
        return named(key) && !EnvText.refers(text) ? MASK : masked(text);
    }
}
