package dev.ravel.bench.race;

import dev.ravel.bench.origin.Origin;
import java.io.IOException;
import java.nio.file.Path;

/** One kind of work, as much of it as one run of a client does. */
public sealed interface Workload permits PagesWorkload, FilesWorkload, SumWorkload {
    String name();

    /** {@code pages}, {@code files} or {@code sum}: which of a peer's commands does it. */
    String kind();

    /** In words, for the head of its table. */
    String text();

    /** What the rate counts, and by how many of them. */
    Unit unit();

    /**
     * Makes it ready for one run.
     *
     * @param folder empty, for the inputs and whatever the client writes
     */
    Assignment assign(Origin origin, Path folder) throws IOException;

    /**
     * What a rate counts.
     *
     * @param size how many make one: 1,000,000 for MB
     */
    record Unit(String name, double size) {}
}
