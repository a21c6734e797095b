package dev.ravel.report;

import java.util.List;
import java.util.Optional;

/**
 * What one member did.
 *
 * @param kinds the kinds of task that it serves
 * @param tasks hops and computations that it answered
 * @param busyMs the sum of their lengths; more than the wall time where several ran together
 */
public record MemberFacts(String lane, List<String> kinds, int slots, long tasks, double busyMs) {
    /** The node that it is a member of, where it is not of this process. */
    Optional<String> node() {
        int slash = lane.indexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(lane.substring(0, slash));
    }
}
