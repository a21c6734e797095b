package dev.ravel.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.ravel.journal.EndedLine.As;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import dev.ravel.work.Stored;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Understands journal lines: the opposite of {@link LineWriter}. Keys and types that it does not know are passed over;
 * what it knows must be as it was written.
 */
final class LineReader {
    private static final JsonFactory JSON = new JsonFactory();

    private LineReader() {}

    /** Throws {@link IllegalArgumentException}, whose message says what is wrong. */
    static JournalLine read(byte[] line, int length) {
        try (JsonParser parser = JSON.createParser(line, 0, length)) {
            return line(parser);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is not JSON");
        } catch (IOException e) {
            throw new IllegalArgumentException("is not UTF-8");
        }
    }

    private static JournalLine line(JsonParser parser) throws IOException {
        require(parser.nextToken() == JsonToken.START_OBJECT, "is not an object");
        String type = parser.nextFieldName();
        require(type != null && parser.nextToken() == JsonToken.START_OBJECT, "is not typed by its only key");
        Fields fields = Fields.read(parser);
        require(parser.nextToken() == JsonToken.END_OBJECT, "is not typed by its only key");
        require(parser.nextToken() == null, "holds more than one object");
        return switch (type) {
            case "run" -> run(fields);
            case "outcome" -> ended(fields);
            default -> new JournalLine.Unknown(type);
        };
    }

    private static RunLine run(Fields run) {
        Optional<Fingerprint> input =
                run.block("input").map(block -> new Fingerprint(block.wholeNumber("size"), block.text("sha256")));
        Optional<RunLine.LabPorts> lab = run.block("lab")
                .map(block ->
                        new RunLine.LabPorts((int) block.wholeNumber("port"), (int) block.wholeNumber("securePort")));
        return new RunLine(
                run.text("version"),
                run.text("job"),
                moment(run.text("startedAt")),
                input,
                lab,
                run.optionalText("retryOf"));
    }

    private static String moment(String text) {
        try {
            return Instant.parse(text).toString();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("has a startedAt that is no time");
        }
    }

    private static EndedLine ended(Fields outcome) {
        long ordinal = outcome.wholeNumber("ordinal");
        require(ordinal >= 0, "has an ordinal below 0");
        As as = as(outcome.text("outcome"));
        return new EndedLine(
                ordinal,
                kind(outcome),
                as,
                as == As.FAILED ? Optional.of(cause(outcome.text("cause"))) : Optional.empty(),
                outcome.optionalText("detail").orElse(""),
                outcome.optionalNumber("value"),
                outcome.optionalNumber("bytes"),
                outcome.optionalText("file").map(file -> new Stored(file, outcome.text("sha256"))));
    }

    private static Kind kind(Fields outcome) {
        if (outcome.has(Kind.SUM.label())) {
            return Kind.SUM;
        }
        return outcome.has(Kind.BLOCK.label()) ? Kind.BLOCK : Kind.FETCH;
    }

    private static As as(String label) {
        for (As as : As.values()) {
            if (as.label().equals(label)) {
                return as;
            }
        }
        throw new IllegalArgumentException("has an unknown outcome: " + label);
    }

    private static Cause cause(String label) {
        for (Cause cause : Cause.values()) {
            if (cause.label().equals(label)) {
                return cause;
            }
        }
        throw new IllegalArgumentException("has an unknown cause: " + label);
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
