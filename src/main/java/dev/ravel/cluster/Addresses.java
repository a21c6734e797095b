package dev.ravel.cluster;

/** Where on the event bus who hears what. */
final class Addresses {
    /** Nodes hear that a run looks for them. */
    static final String CALLS = "ravel.calls";

    private Addresses() {}

    /** The coordinator at this node hears nodes that want to join. */
    static String joins(String coordinator) {
        return "ravel.joins." + coordinator;
    }

    /** A session's coordinator hears nodes that have joined. */
    static String run(String session) {
        return "ravel.run." + session;
    }

    /** A node hears coordinators. */
    static String node(String name) {
        return "ravel.node." + name;
    }
}
