package dev.ravel.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The tasks with which workers were lost before, again and again: one of them is worked on at a time, so that what takes
 * its worker with it is found, and does not count against those that only were there.
 */
final class Suspects {
    /** Below it a death was bad luck, and to work on one after the other would only cost time. */
    private static final int LOSSES = 2;

    private final int least;
    private final Deque<Held> waiting = new ArrayDeque<>();
    private Held under;

    /** @param maxLosses with so many a task is dead */
    Suspects(int maxLosses) {
        this.least = Math.max(1, Math.min(LOSSES, maxLosses - 1));
    }

    /** Whether the task may be worked on now; otherwise it waits here. */
    boolean admits(Held held) {
        if (held.delivery().losses() < least) {
            return true;
        }
        if (under == null) {
            under = held;
            return true;
        }
        waiting.add(held);
        return false;
    }

    /** The task is out of the worker's hands: the next one may be worked on. */
    Optional<Held> after(Held gone) {
        waiting.remove(gone);
        if (gone != under) {
            return Optional.empty();
        }
        under = waiting.poll();
        return Optional.ofNullable(under);
    }

    /** Takes out those that wait. */
    List<Held> withdraw(Predicate<Held> which) {
        List<Held> out = new ArrayList<>(waiting);
        out.removeIf(which.negate());
        waiting.removeAll(out);
        return out;
    }
}
