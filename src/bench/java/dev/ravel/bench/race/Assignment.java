package dev.ravel.bench.race;

import dev.ravel.bench.measure.Measured;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A workload made ready for one run of one client.
 *
 * @param values of the placeholders in its command
 */
record Assignment(Map<String, List<String>> values, Check check) {
    /** Looks at what a client left behind, whatever it says itself. */
    @FunctionalInterface
    interface Check {
        Verdict of(Measured measured, boolean ceiling) throws IOException;
    }
}
