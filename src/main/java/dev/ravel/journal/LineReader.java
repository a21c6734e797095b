package dev.ravel.journal;

import dev.ravel.journal.EndedLine.As;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import dev.ravel.work.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Understands journal lines: the opposite of {@link LineWriter}. Keys and types that it does not know are passed over;
 * what it knows must be as it was written.
 */
enum LineReader {
    /** As far as a later start needs it: millions of lines are read for that. */
    OUTCOMES,
    /** With the {@link Course} of every task. */
    COURSES;

    private static final Set<String> OF_COURSES = Set.of("tried", "phases");

    /** Throws {@link IllegalArgumentException}, whose message says what is wrong. */
    JournalLine read(byte[] text, int length) {
        TypedLine line = TypedLine.read(text, length, this == COURSES ? Set.of() : OF_COURSES);
        return switch (line.type()) {
            case "run" -> run(line.fields());
            case "outcome" -> ended(line.fields());
            default -> new JournalLine.Unknown(line.type());
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
                run.moment("startedAt").toString(),
                input,
                lab,
                run.optionalText("retryOf"));
    }

    private EndedLine ended(Fields outcome) {
        long ordinal = outcome.wholeNumber("ordinal");
        TypedLine.require(ordinal >= 0, "has an ordinal below 0");
        As as = as(outcome.text("outcome"));
        Optional<Cause> cause = as == As.FAILED ? Optional.of(cause(outcome.text("cause"))) : Optional.empty();
        EndedLine ended = new EndedLine(
                ordinal,
                kind(outcome),
                as,
                cause,
                outcome.optionalText("detail").orElse(""),
                outcome.optionalNumber("value"),
                outcome.optionalNumber("bytes"),
                outcome.optionalText("file").map(file -> new Stored(file, outcome.text("sha256"))));
        return this == COURSES ? ended.with(course(outcome, ended)) : ended;
    }

    private static Course course(Fields outcome, EndedLine ended) {
        String label = ended.kind() == Kind.FETCH ? "url" : ended.kind().label();
        String rule = ended.as() == As.SKIPPED ? outcome.optionalText("cause").orElse("") : "";
        List<Attempt> attempts = new ArrayList<>();
        for (Fields tried : outcome.blocks("tried")) {
            attempts.add(attempt(tried, Optional.of(cause(tried.text("cause")))));
        }
        if (outcome.has("startedAt")) {
            attempts.add(attempt(outcome, ended.cause()));
        }
        return new Course(outcome.optionalText(label).orElse(""), rule, status(outcome), attempts);
    }

    private static Attempt attempt(Fields span, Optional<Cause> cause) {
        Phases phases = Phases.of(span.block("phases").orElse(Fields.NONE));
        return new Attempt(span.text("lane"), span.moment("startedAt"), phases, cause, status(span));
    }

    private static int status(Fields answer) {
        return answer.optionalNumber("status").orElse(0L).intValue();
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
}
