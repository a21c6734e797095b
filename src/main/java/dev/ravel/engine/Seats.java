package dev.ravel.engine;

import dev.ravel.member.Member;
import dev.ravel.work.Kind;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The members and their free slots. Who has waited longest with a free slot is next: a slow member gets less because its
 * slots come free later.
 */
final class Seats {
    private final Map<Member, Seat> seats = new HashMap<>();
    private final Set<Seat> open = new LinkedHashSet<>();

    void join(Member member) {
        Seat seat = new Seat(member);
        seats.put(member, seat);
        open.add(seat);
    }

    Optional<Seat> leave(Member member) {
        Optional<Seat> seat = of(member);
        seat.ifPresent(open::remove);
        seats.remove(member);
        return seat;
    }

    Optional<Seat> of(Member member) {
        return Optional.ofNullable(seats.get(member));
    }

    /** The seat to give the next task of this kind to. */
    Optional<Seat> next(Kind kind) {
        for (Seat seat : open) {
            if (seat.member().hello().kinds().contains(kind)) {
                return Optional.of(seat);
            }
        }
        return Optional.empty();
    }

    /** Puts a seat whose slots have changed where it belongs: behind the others, or nowhere. */
    void settle(Seat seat) {
        open.remove(seat);
        if (seat.open()) {
            open.add(seat);
        }
    }
}
