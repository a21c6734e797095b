package dev.ravel.config;

/** A conf that is refused: the path of the key, its value as it may be shown, and the rule that it breaks. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A refused key. */
    public ConfigException(String key, Object shown, String rule) {
        super(key + " = " + shown + ": " + rule);
    }

    /** A refusal that no single value explains. */
    public ConfigException(String message) {
        super(message);
    }

    static void require(boolean holds, String key, Object shown, String rule) {
        if (!holds) {
            throw new ConfigException(key, shown, rule);
        }
    }
}
