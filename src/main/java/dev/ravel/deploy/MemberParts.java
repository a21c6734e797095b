package dev.ravel.deploy;

import dev.ravel.config.RequestConfig;
import dev.ravel.member.Coordinator;
import dev.ravel.member.Storage;
import dev.ravel.work.Kind;
import dev.ravel.work.Rules;
import java.util.Optional;
import java.util.Set;

/**
 * What members are made of, the same under every model.
 *
 * @param kinds the kinds of task that the job has
 * @param fetch how URLs are asked for; absent where the job fetches nothing
 * @param storage where bodies go; absent where they are only read
 */
record MemberParts(
        Set<Kind> kinds,
        Optional<RequestConfig> fetch,
        Rules rules,
        Optional<Storage> storage,
        LoopLanes lanes,
        Coordinator coordinator) {
    /** The same for some of the kinds. */
    MemberParts serving(Set<Kind> some) {
        boolean fetching = some.contains(Kind.FETCH);
        return new MemberParts(
                some, fetch.filter(any -> fetching), rules, storage.filter(any -> fetching), lanes, coordinator);
    }

    boolean fetches() {
        return kinds.contains(Kind.FETCH);
    }

    boolean computes() {
        return kinds.contains(Kind.SUM) || kinds.contains(Kind.BLOCK);
    }
}
