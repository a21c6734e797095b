package dev.ravel.remote;

import dev.ravel.bus.LeaseSeal;
import dev.ravel.work.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The leases of a session. One that is revoked stays known until its task has an outcome: until then a late result of it
 * may count.
 */
final class Grants {
    private final LeaseSeal seal;
    private final Map<Long, Grant> open = new HashMap<>();
    private final Map<Long, List<Grant>> revoked = new HashMap<>();
    private long last;

    Grants(LeaseSeal seal) {
        this.seal = seal;
    }

    Grant give(RemoteMember member, Task task) {
        Grant grant = new Grant(++last, member, task, seal.of(task));
        open.put(grant.number(), grant);
        return grant;
    }

    /** Whether there ever was such a lease. */
    boolean given(long number) {
        return number >= 1 && number <= last;
    }

    /** The lease of which no result came yet. */
    Optional<Grant> open(long number) {
        return Optional.ofNullable(open.get(number));
    }

    boolean revoked(Grant grant) {
        return revoked.getOrDefault(grant.task().ordinal(), List.of()).contains(grant);
    }

    void revoke(Grant grant) {
        revoked.computeIfAbsent(grant.task().ordinal(), unknown -> new ArrayList<>())
                .add(grant);
    }

    /** Its result is here. */
    void close(Grant grant) {
        open.remove(grant.number());
        revoked.computeIfPresent(grant.task().ordinal(), (ordinal, grants) -> {
            grants.remove(grant);
            return grants.isEmpty() ? null : grants;
        });
    }

    /** The task has its outcome: revoked leases of it need no result any more. */
    void ended(long ordinal) {
        Optional.ofNullable(revoked.remove(ordinal))
                .ifPresent(grants -> grants.forEach(grant -> open.remove(grant.number())));
    }
}
