package dev.ravel.remote;

/** Hears whom a node works for, for people to read. Called on the context of the {@link Station}. */
public interface StationListener {
    /** A coordinator has sent its job. */
    void serving(String job);

    /** The coordinator is dead, frozen or cut off, or wants nothing of this node any more. */
    void lost(String reason);

    /** The run is over. */
    void over();

    /** This node cannot work on the job. */
    void unable(String reason);

    /** Something came that nobody vouches for; it was dropped. */
    void rubbish(String reason);
}
