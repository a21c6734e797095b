package dev.ravel.lab.file;

import dev.ravel.lab.visit.PseudoRandom;
import dev.ravel.lab.visit.Visit;
import java.time.Instant;
import java.util.Optional;

/** The version of a file that a request meets: its bytes and its validators, a function of seed, URL and the nth request. */
record StoredFile(PseudoRandom content, long bytes, Validators validators) {
    private static final long DEFAULT_BYTES = 1L << 20;
    private static final long MAX_BYTES = 1L << 50;
    private static final Instant OLDEST = Instant.parse("2001-01-01T00:00:00Z");
    private static final int TWENTY_YEARS_SECONDS = 20 * 365 * 86_400;

    static StoredFile of(long seed, Visit visit) {
        long bytes = visit.number("bytes", DEFAULT_BYTES, 0, MAX_BYTES);
        String version = version(visit);
        return new StoredFile(PseudoRandom.of(seed, version), bytes, validators(seed, version, visit));
    }

    /** The name, and from the request on at which the file changes something else. */
    private static String version(Visit visit) {
        long changes = visit.number("changes", 0, 0, Integer.MAX_VALUE);
        return changes > 0 && visit.nth() >= changes ? visit.name() + " changed" : visit.name();
    }

    private static Validators validators(long seed, String version, Visit visit) {
        PseudoRandom random = PseudoRandom.of(seed, "validators of " + version);
        String tag = Long.toHexString(random.at(0)) + (visit.gzip() ? "-gzip" : "");
        Instant modified = OLDEST.plusSeconds(random.below(1, TWENTY_YEARS_SECONDS));
        return switch (visit.text("validator", "both")) {
            case "both" -> new Validators(quoted(tag), Optional.of(modified));
            case "etag" -> new Validators(quoted(tag), Optional.empty());
            case "date" -> new Validators(Optional.empty(), Optional.of(modified));
            case "weak" -> new Validators(quoted(tag).map(strong -> "W/" + strong), Optional.empty());
            case "none" -> new Validators(Optional.empty(), Optional.empty());
            case "changing" -> new Validators(quoted(tag + "-" + visit.nth()), Optional.empty());
            default ->
                throw new IllegalArgumentException(
                        "validator must be one of both, etag, date, weak, none and changing");
        };
    }

    private static Optional<String> quoted(String tag) {
        return Optional.of('"' + tag + '"');
    }
}
