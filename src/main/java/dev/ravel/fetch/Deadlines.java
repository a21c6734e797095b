package dev.ravel.fetch;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One coarse timer that looks over everything in flight, in place of three timers a request; it runs only while
 * something is in flight. Confined to one context. A deadline is noticed up to two ticks late.
 */
final class Deadlines {
    private static final long STOPPED = -1;

    private final Vertx vertx;
    private final long tickMs;
    private final List<Watched> inFlight = new ArrayList<>();
    private long timer = STOPPED;
    private long lastTick;
    private boolean lenient;

    /** Something with deadlines. */
    abstract static class Watched {
        private int place;

        /** Ends what is overdue at {@code now}, a {@link System#nanoTime()}. */
        abstract void check(long now);
    }

    Deadlines(Vertx vertx, long tickMs) {
        this.vertx = vertx;
        this.tickMs = tickMs;
    }

    void add(Watched watched) {
        watched.place = inFlight.size();
        inFlight.add(watched);
        if (timer == STOPPED) {
            lastTick = System.nanoTime();
            timer = vertx.setPeriodic(tickMs, id -> tick(System.nanoTime()));
        }
    }

    /** Removes what was added, once. */
    void remove(Watched watched) {
        Watched last = inFlight.remove(inFlight.size() - 1);
        if (last != watched) {
            inFlight.set(watched.place, last);
            last.place = watched.place;
        }
    }

    private void tick(long now) {
        if (inFlight.isEmpty()) {
            vertx.cancelTimer(timer);
            timer = STOPPED;
        } else if (!late(now)) {
            checkAll(now);
        }
    }

    /** After the loop was blocked, what arrived meanwhile is still unread: it gets one tick to be read. */
    private boolean late(long now) {
        long period = TimeUnit.MILLISECONDS.toNanos(tickMs);
        boolean late = now - lastTick > 2 * period;
        lastTick = now;
        lenient = late && !lenient;
        return lenient;
    }

    /** From the end, because a check may remove what it looks at, and its receiver may add more. */
    private void checkAll(long now) {
        for (int i = inFlight.size() - 1; i >= 0; i--) {
            if (i < inFlight.size()) {
                inFlight.get(i).check(now);
            }
        }
    }
}
