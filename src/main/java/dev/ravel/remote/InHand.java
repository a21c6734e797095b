package dev.ravel.remote;

import dev.ravel.bus.Message.Lease;
import dev.ravel.member.Member;
import dev.ravel.work.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tasks that a node's members are working on: never more than they have slots, never one that they do not serve. */
final class InHand {
    private final List<Member> members;
    private final Map<Member, Integer> free = new HashMap<>();
    private final Map<Place, Lease> leases = new LinkedHashMap<>();

    private record Place(Member member, long ordinal) {}

    /** @param members in the order by which leases name them */
    InHand(List<Member> members) {
        this.members = List.copyOf(members);
        members.forEach(member -> free.put(member, member.hello().slots()));
    }

    /** Takes a slot; empty where there is none for this task. */
    Optional<Member> take(Lease lease) {
        boolean known = lease.member() >= 0 && lease.member() < members.size();
        Optional<Member> taker = known ? Optional.of(members.get(lease.member())) : Optional.empty();
        return taker.filter(member -> take(member, lease));
    }

    private boolean take(Member member, Lease lease) {
        Place place = new Place(member, lease.task().ordinal());
        boolean may = free.get(member) > 0
                && member.hello().kinds().contains(lease.task().work().kind())
                && !leases.containsKey(place);
        if (may) {
            leases.put(place, lease);
            free.merge(member, -1, Integer::sum);
        }
        return may;
    }

    /** Frees the slot; empty where the member does not have the task. */
    Optional<Lease> giveBack(Member member, Task task) {
        Optional<Lease> lease = Optional.ofNullable(leases.remove(new Place(member, task.ordinal())));
        lease.ifPresent(back -> free.merge(member, 1, Integer::sum));
        return lease;
    }

    /** The member is gone: takes out what it had, and gives it no more. */
    List<Lease> gone(Member member) {
        List<Lease> its = new ArrayList<>();
        leases.entrySet().removeIf(entry -> entry.getKey().member().equals(member) && its.add(entry.getValue()));
        free.replace(member, 0);
        return its;
    }

    List<Long> numbers() {
        return leases.values().stream().map(Lease::number).toList();
    }

    boolean isEmpty() {
        return leases.isEmpty();
    }
}
