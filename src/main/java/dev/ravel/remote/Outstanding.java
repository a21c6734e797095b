package dev.ravel.remote;

import dev.ravel.bus.Message.Beat;
import dev.ravel.bus.Message.Lease;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a node should have in hand. A lease that its beats do not tell of was lost on the way, and is sent again. */
final class Outstanding {
    /** The first beat may have left before the lease came, the second may have overtaken it. */
    private static final int BEATS = 2;

    private final Map<Long, Sent> leases = new LinkedHashMap<>();
    private final List<Grant> due = new ArrayList<>();
    private long beats;

    private record Sent(Grant grant, long beat) {}

    void add(Grant grant) {
        leases.put(grant.number(), new Sent(grant, beats));
        due.add(grant);
    }

    void answered(Grant grant) {
        leases.remove(grant.number());
    }

    void heard(Beat beat) {
        beats++;
        Set<Long> known = new HashSet<>(beat.held());
        known.addAll(beat.answered());
        List<Grant> unknown = leases.values().stream()
                .filter(sent -> beats - sent.beat > BEATS
                        && !known.contains(sent.grant().number()))
                .map(Sent::grant)
                .toList();
        unknown.forEach(this::add);
    }

    /** What is to be sent now. */
    List<Lease> due() {
        List<Lease> all = due.stream().map(Grant::lease).toList();
        due.clear();
        return all;
    }

    /** Takes out all. */
    List<Grant> revoke() {
        List<Grant> all = leases.values().stream().map(Sent::grant).toList();
        leases.clear();
        due.clear();
        return all;
    }
}
