package dev.ravel.remote;

import dev.ravel.member.Hello;
import java.util.List;

/** Hears how nodes come and go, for people to read. Called on the context of the {@link Roster}. */
public interface RosterListener {
    /** The node serves the run, for the first time or again. */
    void joined(String node, List<Hello> members);

    /** The node is dead, frozen or cut off; its tasks go to others. */
    void lost(String node, String reason);

    /** The node went by itself, in order, for this reason. */
    void left(String node, String reason);

    /** The node gets no tasks any more, because of what it said. */
    void refused(String node, String reason);

    /** Something came that nobody vouches for; it was dropped. */
    void rubbish(String node, String reason);
}
