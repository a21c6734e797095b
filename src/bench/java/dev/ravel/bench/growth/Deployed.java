package dev.ravel.bench.growth;

import java.util.List;
import java.util.Optional;

/**
 * A model of Ravel's as the growth runs it.
 *
 * @param pages its deployment for pages, as JSON in single quotes for {@code -set}; empty where that makes no sense
 * @param sum the same for a sum
 */
record Deployed(String name, Optional<String> pages, Optional<String> sum) {
    private static final int VIRTUAL_THREADS = 21;
    private static final int IN_FLIGHT = 64;

    /** All that this JVM can run: one that waits for each page is asked for no more than the others, and takes longer. */
    static List<Deployed> all() {
        List<Deployed> all = List.of(
                new Deployed("sequential", Optional.of("'{{\"model\":\"sequential\"}}'"), Optional.empty()),
                new Deployed("eventLoop", Optional.of(loops()), Optional.of(json("eventLoop", "inFlight", 1))),
                new Deployed(
                        "workers",
                        Optional.of(json("workers", "threads", IN_FLIGHT)),
                        Optional.of(json("workers", "threads", 2))),
                new Deployed(
                        "virtualThreads",
                        Optional.of(json("virtualThreads", "inFlight", IN_FLIGHT)),
                        Optional.of(json("virtualThreads", "inFlight", 2))),
                new Deployed("processes", Optional.of(processes()), Optional.of(processes())));
        return Runtime.version().feature() >= VIRTUAL_THREADS
                ? all
                : all.stream()
                        .filter(model -> !model.name.equals("virtualThreads"))
                        .toList();
    }

    private static String loops() {
        return "'{{\"model\":\"eventLoop\",\"instances\":2,\"inFlight\":" + IN_FLIGHT + "}}'";
    }

    private static String processes() {
        return "'{{\"model\":\"processes\",\"processes\":2,\"inner\":{{\"model\":\"eventLoop\",\"inFlight\":"
                + IN_FLIGHT / 2 + "}}}}'";
    }

    static String json(String model, String key, int value) {
        return "'{{\"model\":\"" + model + "\",\"" + key + "\":" + value + "}}'";
    }
}
