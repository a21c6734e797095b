package dev.ravel.journal;

import dev.ravel.work.Outcome;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes the outcomes of a run. An outcome counts once it is on disk, which the {@link Receipt} says. */
public interface Journal {
    /** Returns at once. */
    void append(Outcome outcome);

    /** Writes what is waiting and closes; {@code closed} hears at the end why that failed, or nothing. */
    void close(Consumer<Optional<String>> closed);

    /** What a journal tells the one who appends to it; called from the journal's own thread. */
    interface Receipt {
        /** So many more outcomes are on disk. */
        void synced(int outcomes);

        /** Nothing can be written any more, for this reason: what was not told as synced is lost. */
        void failed(String reason);
    }
}
