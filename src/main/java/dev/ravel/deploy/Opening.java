package dev.ravel.deploy;

import dev.ravel.runs.OpenRun;
import dev.ravel.runs.RunDirectory;
import java.io.IOException;

/** How a start comes by its run: it puts a new one into an empty directory, or goes on with an earlier one. */
public sealed interface Opening {
    /** Goes on with a run that is open already. */
    record Again(OpenRun run) implements Opening {}

    /** Begins a new one. */
    non-sealed interface Anew extends Opening {
        OpenRun begin(RunDirectory empty) throws IOException;
    }
}
