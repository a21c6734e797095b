package dev.ravel.bench.origin;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What an origin was asked during one run, pages only.
 *
 * @param answered requests that were answered 200 to the end
 * @param distinct URLs among these
 * @param refused requests that ended otherwise
 * @param halfMillis when half of all had been answered, by the wall clock
 * @param lastMillis when the last was answered
 */
public record Asked(int answered, int distinct, int refused, long halfMillis, long lastMillis) {
    /** The path of the pages. */
    static final String PAGES = "/leaderboards/tier?";

    /** Whether these pages were asked for exactly once each, and answered. */
    public boolean exactly(int pages) {
        return answered == pages && distinct == pages && refused == 0;
    }

    /** In words. */
    public String text() {
        return answered + " answered, " + distinct + " of them different, " + refused + " not answered";
    }

    /** Adds up what an origin has on record. One thread only. */
    static final class Count {
        private final Set<String> targets = new HashSet<>();
        private long[] millis = new long[1024];
        private int answered;
        private int refused;

        /** One request, in any order; anything but a page is passed over. */
        void add(String target, boolean good, long atMillis) {
            if (!target.startsWith(PAGES)) {
                return;
            }
            if (!good) {
                refused++;
                return;
            }
            targets.add(target);
            if (answered == millis.length) {
                millis = Arrays.copyOf(millis, 2 * answered);
            }
            millis[answered++] = atMillis;
        }

        Asked asked() {
            long[] sorted = Arrays.copyOf(millis, answered);
            Arrays.sort(sorted);
            return answered == 0
                    ? new Asked(0, 0, refused, 0, 0)
                    : new Asked(answered, targets.size(), refused, sorted[(answered - 1) / 2], sorted[answered - 1]);
        }
    }
}
