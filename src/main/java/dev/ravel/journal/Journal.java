package dev.ravel.journal;

import dev.ravel.work.Outcome;

/** Takes the outcomes of a run. An outcome counts once it is on disk, which the {@link Receipt} says. */
public interface Journal {
    /** Returns at once. */
    void append(Outcome outcome);

    /** Writes what is waiting and closes; {@code closed} runs when that is done or has failed. */
    void close(Runnable closed);

    /** What a journal tells the one who appends to it; called from the journal's own thread. */
    interface Receipt {
        /** So many more outcomes are on disk. */
        void synced(int outcomes);

        /** Nothing can be written any more, for this reason. */
        void failed(String reason);
    }
}
