package dev.ravel.engine;

import dev.ravel.member.Member;
import dev.ravel.work.Kind;
import dev.ravel.work.Task;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The members and their free slots. Who has waited longest with a free slot is next: a slow member gets less because its
 * slots come free later.
 */
final class Seats {
    private final Map<Member, Seat> seats = new HashMap<>();
    private final Set<Seat> open = new LinkedHashSet<>();
    private int inHand;

    void join(Member member) {
        Seat seat = new Seat(member);
        seats.put(member, seat);
        open.add(seat);
    }

    /** The member is gone; returns what it had in hand. Nothing may be reserved with it any more. */
    List<Lease> leave(Member member) {
        Optional<Seat> seat = of(member);
        seats.remove(member);
        seat.ifPresent(open::remove);
        List<Lease> leases = seat.map(gone -> List.copyOf(gone.leases())).orElse(List.of());
        inHand -= leases.size();
        return leases;
    }

    /** Gives the member no more tasks; what it has in hand stays with it. */
    void close(Seat seat) {
        seat.close();
        open.remove(seat);
    }

    /** Whether any member takes tasks of this kind, busy or not. */
    boolean serve(Kind kind) {
        for (Seat seat : seats.values()) {
            if (seat.serves(kind)) {
                return true;
            }
        }
        return false;
    }

    Optional<Seat> of(Member member) {
        return Optional.ofNullable(seats.get(member));
    }

    /** The seat to give the next task of this kind to. */
    Optional<Seat> next(Kind kind) {
        for (Seat seat : open) {
            if (seat.serves(kind)) {
                return Optional.of(seat);
            }
        }
        return Optional.empty();
    }

    void reserve(Seat seat) {
        seat.reserve();
        settle(seat);
    }

    void release(Seat seat) {
        seat.release();
        settle(seat);
    }

    void send(Seat seat, Task task, Instant now) {
        inHand++;
        seat.send(task, now);
    }

    /** Takes an answered task back; empty where the member did not have it in hand. */
    Optional<Lease> takeBack(Member member, Task task) {
        Seat seat = seats.get(member);
        Optional<Lease> lease = seat == null ? Optional.empty() : seat.takeBack(task);
        if (lease.isPresent()) {
            inHand--;
            settle(seat);
        }
        return lease;
    }

    /** Whether a member has such a task in hand. */
    boolean hold(Predicate<Task> which) {
        return inHand > 0
                && seats.values().stream()
                        .flatMap(seat -> seat.leases().stream())
                        .anyMatch(lease -> which.test(lease.task()));
    }

    /** Tasks in members' hands. */
    int inHand() {
        return inHand;
    }

    /** Puts a seat whose slots have changed where it belongs: behind the others, or nowhere. */
    private void settle(Seat seat) {
        open.remove(seat);
        if (seat.open()) {
            open.add(seat);
        }
    }
}
