package dev.ravel.config;

import java.nio.file.Path;
import java.util.List;

/** Where the URLs of a job come from: exactly one of these. */
public sealed interface UrlsConfig {
    /**
     * A template by RFC 6570, expanded for every combination of its variables; the last variable varies fastest.
     *
     * @param url references to the environment unresolved
     */
    record Template(String url, List<Variable> each) implements UrlsConfig {}

    /** URLs one by one; references to the environment unresolved. */
    record Listed(List<String> urls) implements UrlsConfig {}

    /** A file of one URL a line. */
    record InFile(Path file) implements UrlsConfig {}

    /** Standard input, one URL a line. */
    record StandardInput() implements UrlsConfig {}

    /** One variable of a template and the values that it takes, in order. */
    sealed interface Variable {
        String name();

        /** How many values there are. */
        long size();

        /** The value at {@code index}, from 0. */
        String value(long index);
    }

    /** The whole numbers from {@code from} to {@code to}, both included. */
    record Range(String name, long from, long to) implements Variable {
        @Override
        public long size() {
            return to - from + 1;
        }

        @Override
        public String value(long index) {
            return Long.toString(from + index);
        }
    }

    /** A list of values. */
    record Values(String name, List<String> values) implements Variable {
        @Override
        public long size() {
            return values.size();
        }

        @Override
        public String value(long index) {
            return values.get((int) index);
        }
    }
}
