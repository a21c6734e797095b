package dev.ravel.bus;

/** Where nodes come in. Called on one context, one call after the other. */
public interface Gate {
    /**
     * The node knows the secret, and from now on what it says is heard. There may be an earlier link of the same name.
     *
     * @return who hears it
     */
    Link.Hearer admitted(String node, Link link);

    /** Somebody was not let in; the reason is one line for people. */
    void turnedAway(String reason);
}
