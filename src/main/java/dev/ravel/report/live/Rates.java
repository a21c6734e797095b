package dev.ravel.report.live;

import dev.ravel.report.Figures;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;

/** How fast a run goes, over the last few seconds, by the looks that were taken at it. Not for several threads. */
final class Rates {
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final Duration LEAST = Duration.ofSeconds(1);
    /** Fewer tasks and less time than these foretell nothing. */
    private static final int TASKS_THAT_TELL = 2;

    private static final Duration TIME_THAT_TELLS = Duration.ofSeconds(3);
    private static final double LONGEST_S = Duration.ofDays(100).toSeconds();

    private final Deque<Snapshot> looks = new ArrayDeque<>();
    private Snapshot first;

    /** A later look than all before. */
    void add(Snapshot look) {
        if (first == null || !look.begun()) {
            looks.clear();
            first = look;
        }
        Snapshot edge = null;
        while (!looks.isEmpty() && look.since(looks.getFirst()).compareTo(WINDOW) >= 0) {
            edge = looks.removeFirst();
        }
        if (edge != null) {
            looks.addFirst(edge);
        }
        looks.addLast(look);
    }

    /** Whether there was time enough to tell. */
    boolean known() {
        return !looks.isEmpty() && looks.getLast().since(looks.getFirst()).compareTo(LEAST) >= 0;
    }

    /** Tasks that ended, a second. Only where it is {@link #known}. */
    double tasks() {
        return looks.getLast().endedSince(looks.getFirst()) / span();
    }

    /** Bytes that came, a second. Only where it is {@link #known}. */
    double bytes() {
        return (looks.getLast().received() - looks.getFirst().received()) / span();
    }

    private double span() {
        return Figures.inSeconds(looks.getLast().since(looks.getFirst()));
    }

    /** How long the rest will take if it goes on as it went in all; absent where that says nothing. */
    Optional<Duration> left() {
        if (looks.isEmpty()) {
            return Optional.empty();
        }
        Snapshot now = looks.getLast();
        OptionalLong left = now.left();
        long ended = now.endedSince(first);
        Duration taken = now.since(first);
        if (left.isEmpty()
                || left.getAsLong() == 0
                || ended < TASKS_THAT_TELL
                || taken.compareTo(TIME_THAT_TELLS) < 0) {
            return Optional.empty();
        }
        double seconds = Figures.inSeconds(taken) * left.getAsLong() / ended;
        return Optional.of(seconds).filter(s -> s <= LONGEST_S).map(s -> Duration.ofSeconds((long) Math.ceil(s)));
    }
}
