package dev.ravel.config;

/** A conf that is refused: the path of the key, its value as it may be shown, and the rule that it breaks. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The path of the refused key; empty where the conf as a whole is refused. */
    private final String key;

    /** A refused key. */
    public ConfigException(String key, Object shown, String rule) {
        this(key + " = " + shown + ": " + rule, key);
    }

    /** A refusal that no key explains. */
    public ConfigException(String message) {
        this(message, "");
    }

    private ConfigException(String message, String key) {
        super(message);
        this.key = key;
    }

    /** A key that is refused whatever its value: it is missing, or a block that does not hold together. */
    public static ConfigException about(String key, String rule) {
        return new ConfigException(key.isEmpty() ? rule : key + ": " + rule, key);
    }

    /** The path of the refused key; empty where the conf as a whole is refused. */
    public String key() {
        return key;
    }

    /** The same refusal, beginning with where the key came from. */
    public ConfigException in(String where) {
        return new ConfigException(where + ": " + getMessage(), key);
    }

    static void require(boolean holds, String key, Object shown, String rule) {
        if (!holds) {
            throw new ConfigException(key, shown, rule);
        }
    }

    static void requireWithin(long min, long max, String key, long value) {
        require(value >= min && value <= max, key, value, "must be from " + min + " to " + max);
    }
}
