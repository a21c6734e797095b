package dev.ravel.engine;

import dev.ravel.work.Outcome;
import java.util.ArrayDeque;
import java.util.Queue;

/** Outcomes on their way to the disk: how many may be, and whether enough of them failed to stop the run. */
final class Accounts {
    /** Outcomes that may wait for the disk: beyond it nothing is started. */
    static final int MAX_UNSYNCED = 10_000;
    /** Outcomes up to which tasks expire: a million that do leave room for the tasks that have begun. */
    private static final int MAX_EXPIRING = MAX_UNSYNCED / 2;

    private final Queue<Outcome> unsynced = new ArrayDeque<>();
    private final long failuresAllowed;
    private final RunListener listener;
    private long failures;

    /** @param failuresAllowed 0 is no limit */
    Accounts(long failuresAllowed, RunListener listener) {
        this.failuresAllowed = failuresAllowed;
        this.listener = listener;
    }

    /** Returns whether, with this one, as many failed as may fail. */
    boolean enough(Outcome outcome) {
        unsynced.add(outcome);
        return outcome instanceof Outcome.Failed && ++failures == failuresAllowed;
    }

    /** An outcome counts once it is on disk. */
    void synced(int outcomes) {
        for (int i = 0; i < outcomes; i++) {
            listener.ended(unsynced.remove());
        }
    }

    boolean full() {
        return unsynced.size() >= MAX_UNSYNCED;
    }

    boolean roomForExpired() {
        return unsynced.size() < MAX_EXPIRING;
    }
}
