package dev.ravel.engine;

import dev.ravel.member.Member;
import dev.ravel.work.Kind;
import dev.ravel.work.Task;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A member as the engine sees it: how many slots are free, and which tasks it has in hand. */
final class Seat {
    private final Member member;
    private final Map<Long, Lease> leases = new HashMap<>();
    private int free;
    private boolean closed;

    Seat(Member member) {
        this.member = member;
        this.free = member.hello().slots();
    }

    Member member() {
        return member;
    }

    boolean open() {
        return free > 0 && !closed;
    }

    /** Never open again. */
    void close() {
        closed = true;
    }

    boolean serves(Kind kind) {
        return !closed && member.hello().kinds().contains(kind);
    }

    /** Takes a slot, for a task that will be sent. */
    void reserve() {
        free--;
    }

    /** The slot of a task that was not sent, or is back, is free again. */
    void release() {
        free++;
    }

    /** Gives the member a task whose slot is reserved. */
    void send(Task task, Instant now) {
        leases.put(task.ordinal(), new Lease(task, now));
        member.take(task);
    }

    /** Takes the task back; empty where the member does not have it in hand: an answer given twice, or made up. */
    Optional<Lease> takeBack(Task task) {
        Lease held = leases.get(task.ordinal());
        if (held == null || !held.answeredBy(task)) {
            return Optional.empty();
        }
        leases.remove(task.ordinal());
        release();
        return Optional.of(held);
    }

    Collection<Lease> leases() {
        return leases.values();
    }
}
