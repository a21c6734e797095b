package dev.ravel.cluster;

/** Hears who comes and goes; called on the cluster's context. Members are called {@code host:port}, their Hazelcast's. */
public interface Membership {
    void joined(String member);

    /** Its process has ended, or nothing was heard of it for as long as a lease lasts. */
    void left(String member);

    /**
     * The cluster had fallen apart, and this node was taken back by the other part. What the event bus knows of who listens
     * where is not reliable any more: this node should close its {@link ClusterVertx} and start another.
     */
    void merged();
}
