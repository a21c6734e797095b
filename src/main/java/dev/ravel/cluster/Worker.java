package dev.ravel.cluster;

import dev.ravel.bus.Link;
import dev.ravel.bus.Message.Call;

/** What a node works with. Called on the cluster's context, one call after the other. */
public interface Worker {
    /** Whether it would serve this run now. */
    boolean free(Call call);

    /**
     * The coordinator has shown that it knows the secret, and its first message is on the way.
     *
     * @return who hears it
     */
    Link.Hearer serve(Call call, Link link);

    /** This node was not let in, or lets a coordinator call in vain; the reason is one line for people, told once. */
    void turnedAway(String reason);
}
