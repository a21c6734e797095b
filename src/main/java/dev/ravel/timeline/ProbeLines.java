package dev.ravel.timeline;

import dev.ravel.journal.Fields;
import dev.ravel.journal.TypedLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The file of what the probe saw, one line at a time. It is no account that has to add up: a line that is broken, as a
 * start that was killed leaves one with the next start's lines after it, is passed over.
 *
 * @param type of the lines that are wanted
 */
record ProbeLines<T>(String type, Function<Fields, T> meaning) {
    /** A hundred years: far from where sums of nanoseconds overflow. */
    private static final double MOST_MS = 100 * 365.25 * 24 * 3_600_000;

    void read(Beginning file, Hearer<T> spans) throws IOException {
        // not newBufferedReader, which throws for bytes that are no UTF-8
        try (BufferedReader in = new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Optional<T> span = span(line.getBytes(StandardCharsets.UTF_8));
                if (span.isPresent()) {
                    spans.hear(span.get());
                }
            }
        }
    }

    private Optional<T> span(byte[] text) {
        try {
            TypedLine line = TypedLine.read(text, text.length, Set.of());
            return line.type().equals(type) ? Optional.of(meaning.apply(line.fields())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A length of time in milliseconds. */
    static double length(Fields fields, String name) {
        double ms = fields.decimal(name);
        if (ms >= 0 && ms <= MOST_MS) {
            return ms;
        }
        throw new IllegalArgumentException("has a " + name + " that is no length of time");
    }
}
