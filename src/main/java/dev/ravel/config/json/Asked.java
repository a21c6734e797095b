package dev.ravel.config.json;

/** Hears which keys the readers know, so that a test can hold them against the schema. */
@FunctionalInterface
interface Asked {
    Asked NOBODY = (path, absent) -> {};

    /** A reader asks for the key at {@code path}; {@code absent} is its default, or null where it has none. */
    void key(String path, Object absent);
}
