package dev.ravel.bus;

/** One process's way to another, whose name it has made sure of. Messages may be lost; none is changed or made up. */
public interface Link {
    /** Returns at once. May be called from any thread. */
    void send(Message message);

    /** Nothing more is sent or received. */
    void close();

    /** Hears what comes over a link; called on one context, one call after the other. */
    interface Hearer {
        void received(Message message);

        /** What came was no message of this link, or one that nobody vouches for; it was dropped. */
        void rubbish(String reason);

        /** The link is broken, and will not mend. Not called for links over which nobody hears of an end. */
        void closed(String reason);
    }
}
