package dev.ravel.engine;

import dev.ravel.engine.Pauses.Paused;
import dev.ravel.engine.Standstill.Reason;
import dev.ravel.politeness.Delay;
import dev.ravel.politeness.Spared;
import dev.ravel.work.Kind;
import dev.ravel.work.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Gives tasks to members with free slots. Where there are pauses, an attempt holds its slot and its place at its host for
 * one before its first request; hops never do. A host that refused meanwhile gets the task back, and the slot is free
 * again.
 */
final class Dispatch {
    private final Seats seats;
    private final Pauses pauses;
    private final Pool pool;
    private final RunListener listener;
    private final Pausing pausing;
    private int nextTurn;

    /** How pauses are drawn. */
    record Pausing(Delay delay, RandomGenerator random) {
        private boolean holds(Task task) {
            return !delay.none() && task.work().kind() == Kind.FETCH;
        }

        /** Of a hop, and of a request that is made anew, the attempt has had its pause. */
        private Task paused(Task task) {
            return task.before().isEmpty() ? task.paused(delay.drawn(random.nextDouble())) : task;
        }
    }

    Dispatch(Seats seats, Pauses pauses, Pool pool, Pausing pausing, RunListener listener) {
        this.seats = seats;
        this.pauses = pauses;
        this.pool = pool;
        this.pausing = pausing;
        this.listener = listener;
    }

    /** Starts one task if any may start. Kinds take turns, so that none waits for the end of another. */
    boolean startOne(Instant now) {
        List<Kind> kinds = pool.kinds();
        for (int i = 0; i < kinds.size(); i++) {
            int turn = (nextTurn + i) % kinds.size();
            if (start(kinds.get(turn), now)) {
                nextTurn = turn + 1;
                return true;
            }
        }
        return false;
    }

    private boolean start(Kind kind, Instant now) {
        Optional<Seat> seat = seats.next(kind);
        Optional<Task> task = seat.isPresent() ? pool.next(kind, now) : Optional.empty();
        task.ifPresent(next -> start(seat.get(), next, now));
        return task.isPresent();
    }

    private void start(Seat seat, Task task, Instant now) {
        seats.reserve(seat);
        if (pool.holds()) {
            pauses.hold(seat, task);
        } else if (pausing.holds(task)) {
            hold(seat, task, now);
        } else {
            listener.started(task, seat.member().hello());
            seats.send(seat, task, now);
        }
    }

    private void hold(Seat seat, Task task, Instant now) {
        boolean begun = !task.before().isEmpty();
        Task paused = pausing.paused(task);
        listener.started(paused, seat.member().hello());
        Paused held = pauses.paused(seat, paused, begun ? now : now.plus(paused.pause()));
        if (held.until().isAfter(now)) {
            pauses.hold(held);
        } else {
            send(held, now);
        }
    }

    /**
     * Sends the next hop of an attempt in the slot that the attempt holds. Returns false where attempts hold no slots, or
     * the hop's host is full: then the hop waits for its turn like others.
     */
    boolean goesOn(Seat seat, Task hop, Instant now) {
        if (!pausing.holds(hop) || !pool.enter(hop)) {
            return false;
        }
        seats.reserve(seat);
        listener.started(hop, seat.member().hello());
        send(pauses.paused(seat, hop, now), now);
        return true;
    }

    /** Sends the tasks whose pauses are over. */
    void resume(Instant now) {
        for (Optional<Paused> over = pauses.due(now); over.isPresent(); over = pauses.due(now)) {
            send(over.get(), now);
        }
    }

    private void send(Paused paused, Instant now) {
        Optional<Spared> host = pool.begin(paused.task(), now);
        if (host.isEmpty()) {
            seats.send(paused.seat(), paused.task(), now);
        } else if (host.get().refused()) {
            giveBack(paused, now);
        } else {
            pauses.hold(paused.longer(host.get().until()));
        }
    }

    /** Frees the slots of tasks that were not yet sent. */
    void giveBack(List<Paused> all, Instant now) {
        all.forEach(paused -> giveBack(paused, now));
    }

    private void giveBack(Paused paused, Instant now) {
        seats.release(paused.seat());
        pool.giveBack(paused.task(), now);
        if (!paused.endless()) {
            listener.givenBack(paused.task(), paused.seat().member().hello());
        }
    }

    /**
     * When time alone changes something, and what that is.
     *
     * @param starting whether something may be started; otherwise only what holds a slot counts
     */
    Optional<Standstill> next(boolean starting) {
        Optional<Standstill> next = pauses.nextAt().map(until -> new Standstill(Reason.PAUSE, Optional.empty(), until));
        for (Kind kind : starting ? pool.kinds() : List.<Kind>of()) {
            // Without a free slot time alone starts nothing.
            if (seats.next(kind).isPresent()) {
                next = earlier(earlier(next, pool.nextRetry()), pool.nextHost(kind));
            }
        }
        return next;
    }

    private static Optional<Standstill> earlier(Optional<Standstill> one, Optional<Standstill> other) {
        boolean otherFirst = other.isPresent()
                && (one.isEmpty() || other.get().until().isBefore(one.get().until()));
        return otherFirst ? other : one;
    }
}
