package dev.ravel.member;

import dev.ravel.work.Kind;
import java.util.Set;

/**
 * How a member introduces itself.
 *
 * @param lane the row of the timeline that its work appears in
 * @param slots tasks that it can have in hand at once, at least 1
 * @param kinds the kinds of task that it serves
 */
public record Hello(String lane, int slots, Set<Kind> kinds) {
    /** Lanes differ; the hash of a set is gone through anew for every look-up. */
    @Override
    public int hashCode() {
        return lane.hashCode();
    }
}
