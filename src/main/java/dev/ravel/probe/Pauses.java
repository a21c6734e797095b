package dev.ravel.probe;

import java.util.ArrayDeque;
import java.util.Deque;

/** When the watchdog itself was late: the latest stretches, up to a bound. One thread at a time. */
final class Pauses {
    private static final int KEPT = 1000;

    private final long shortest;
    private final Deque<Stretch> late = new ArrayDeque<>();

    /** @param shortest nanoseconds; a lateness below that is the scheduler's everyday and says nothing */
    Pauses(long shortest) {
        this.shortest = shortest;
    }

    /** The watchdog was due at {@code due} and came at {@code now}. */
    void came(long due, long now) {
        if (now - due < shortest) {
            return;
        }
        late.addLast(new Stretch(due, now));
        if (late.size() > KEPT) {
            late.removeFirst();
        }
    }

    /** Whether the watchdog was held, too, for more than half of the stretch. */
    boolean cover(Stretch stretch) {
        long both = late.stream().mapToLong(stretch::overlap).sum();
        return 2 * both > stretch.length();
    }
}
