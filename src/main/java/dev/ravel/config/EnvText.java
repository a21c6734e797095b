package dev.ravel.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of the conf in its two forms. Only {@code shown} may be written or printed.
 *
 * @param shown as the conf has it, with its references {@code ${env:NAME}}, and without literal secrets
 * @param resolved with the values of the environment in their place
 */
public record EnvText(String shown, String resolved) {
    private static final String OPENING = "${env:";
    static final Pattern REFERENCE = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)}");

    /** A text without references. */
    public static EnvText plain(String text) {
        return new EnvText(Secrets.masked(text), text);
    }

    /**
     * Puts in the values of the environment. What they hold is not searched for further references.
     *
     * @throws IllegalArgumentException where a reference is malformed or names nothing; its message is the rule
     */
    public static EnvText of(String text, Map<String, String> environment) {
        if (REFERENCE.matcher(text).replaceAll(" ").contains(OPENING)) {
            throw new IllegalArgumentException("a reference is written ${env:NAME}");
        }
        String resolved = REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(valueOf(found.group(1), environment)));
        return new EnvText(Secrets.masked(text), resolved);
    }

    private static String valueOf(String name, Map<String, String> environment) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is not set in the environment");
        }
        return value;
    }

    /** Whether a text holds a reference. */
    public static boolean refers(String text) {
        return REFERENCE.matcher(text).find();
    }

    /** Whether both forms are the same. */
    public boolean open() {
        return shown.equals(resolved);
    }

    @Override
    public String toString() {
        return shown;
    }
}
