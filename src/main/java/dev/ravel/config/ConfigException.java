package dev.ravel.config;

/** A conf that is refused: the path of the key, its value as it may be shown, and the rule that it breaks. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The path of the refused key; empty where the conf as a whole is refused. */
    private final String key;

    private final boolean hereOnly;

    /** A refused key. */
    public ConfigException(String key, Object shown, String rule) {
        this(key + " = " + shown + ": " + rule, key, false);
    }

    /** A refusal that no key explains. */
    public ConfigException(String message) {
        this(message, "", false);
    }

    private ConfigException(String message, String key, boolean hereOnly) {
        super(message);
        this.key = key;
        this.hereOnly = hereOnly;
    }

    /** A key that is refused whatever its value: it is missing, or a block that does not hold together. */
    public static ConfigException about(String key, String rule) {
        return new ConfigException(key.isEmpty() ? rule : key + ": " + rule, key, false);
    }

    /** A value that is right, but not for this machine or its Java. */
    static ConfigException notHere(String key, Object shown, String rule) {
        return new ConfigException(key + " = " + shown + ": " + rule, key, true);
    }

    /** Whether the conf is right, and could be run elsewhere. */
    public boolean hereOnly() {
        return hereOnly;
    }

    /** The path of the refused key; empty where the conf as a whole is refused. */
    public String key() {
        return key;
    }

    /** The same refusal, beginning with where the key came from, where that is known. */
    public ConfigException in(String where) {
        return where.isEmpty() ? this : new ConfigException(where + ": " + getMessage(), key, hereOnly);
    }

    static void require(boolean holds, String key, Object shown, String rule) {
        if (!holds) {
            throw new ConfigException(key, shown, rule);
        }
    }

    /** Refuses a number that is not within [min, max]. */
    public static void requireWithin(long min, long max, String key, long value) {
        require(value >= min && value <= max, key, value, "must be from " + min + " to " + max);
    }
}
