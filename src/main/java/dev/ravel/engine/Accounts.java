package dev.ravel.engine;

import dev.ravel.journal.OrdinalSet;
import dev.ravel.work.Outcome;
import dev.ravel.work.Task;
import java.util.ArrayDeque;
import java.util.Queue;

/** Which tasks have outcomes; how many of these may be on their way to the disk; whether enough of them failed to stop the run. */
final class Accounts {
    /** Outcomes that may wait for the disk: beyond it nothing is started. */
    static final int MAX_UNSYNCED = 10_000;
    /** Outcomes up to which tasks expire: a million that do leave room for the tasks that have begun. */
    private static final int MAX_EXPIRING = MAX_UNSYNCED / 2;

    private final Queue<Outcome> unsynced = new ArrayDeque<>();
    private final long failuresAllowed;
    private final RunListener listener;
    private final OrdinalSet ended = new OrdinalSet();
    private OrdinalSet past = new OrdinalSet();
    private long failures;

    /** @param failuresAllowed 0 is no limit */
    Accounts(long failuresAllowed, RunListener listener) {
        this.failuresAllowed = failuresAllowed;
        this.listener = listener;
    }

    /** These tasks have outcomes from earlier starts. */
    void past(OrdinalSet others) {
        past = others;
    }

    /** Whether the task has its outcome: there is no second one. */
    boolean ended(Task task) {
        return ended.contains(task.ordinal()) || past.contains(task.ordinal());
    }

    /** Returns whether, with this one, as many failed as may fail. */
    boolean enough(Outcome outcome) {
        ended.add(outcome.ordinal());
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
