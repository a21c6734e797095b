package dev.ravel.config;

/** The longest times that a conf may ask for. */
final class Times {
    /** Vert.x counts several of its time-outs in an int: about 24 days. */
    static final long MAX_MS = Integer.MAX_VALUE;

    private Times() {}

    /** A time that has to pass: 1 ms or more. */
    static void requireSome(String key, long millis) {
        ConfigException.requireWithin(1, MAX_MS, key, millis);
    }

    /** A time that may be none. */
    static void requireAny(String key, long millis) {
        ConfigException.requireWithin(0, MAX_MS, key, millis);
    }
}
