package dev.ravel.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * The tasks of one kind, in the order of their ordinals, which are the same in every run of the job.
 *
 * <p>Used by one thread at a time, which may be held up by a disk or a pipe: never an event loop.
 */
public interface Source extends Closeable {
    /** The next entries, {@code max} of them or fewer; none means that there are no more. */
    List<Entry> read(int max) throws IOException;

    /** How many entries there are in all, where that is known without reading them. */
    OptionalLong size();

    /** Whether it waits for somebody who writes, and may never end: such as standard input. */
    default boolean live() {
        return false;
    }

    /** How to tell what is in it without reading it, where that is possible. */
    default Optional<Uniform> uniform() {
        return Optional.empty();
    }

    @Override
    default void close() throws IOException {}

    /**
     * Entries that are all alike: usable, and for one host or none.
     *
     * @param size at least 1
     * @param entry any of them by its index
     */
    record Uniform(long size, LongFunction<Entry> entry) {}
}
