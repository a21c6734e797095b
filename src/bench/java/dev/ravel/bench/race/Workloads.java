package dev.ravel.bench.race;

import java.util.List;
import java.util.stream.Collectors;

/** The workloads by name. */
public final class Workloads {
    /** Between the 19 pages and the throughput, from the least to the most. */
    private static final List<Workload> ALL = List.of(
            new PagesWorkload("pages19", 19, 200, 19),
            new PagesWorkload("pages2000", 2000, 200, 2000),
            new PagesWorkload("pages10000", 10_000, 200, 5000),
            new PagesWorkload("throughput", 20_000, 0, 64),
            new PagesWorkload("throughput200k", 200_000, 0, 64),
            new PagesWorkload("warm", 400_000, 0, 64),
            new FilesWorkload("files", 5, 6_400_000, 0, 1),
            new FilesWorkload("big", 1, 1_000_000_000, 0, 1),
            new FilesWorkload("limited", 1, 32 << 20, 8 << 20, 16),
            new SumWorkload("sum", 100_000_000, 1_000_000_000, 2));

    private Workloads() {}

    public static List<Workload> all() {
        return ALL;
    }

    /** Those that are named, in that order; all where none is. */
    public static List<Workload> named(List<String> names) {
        return names.isEmpty() ? ALL : names.stream().map(Workloads::named).toList();
    }

    private static Workload named(String name) {
        return ALL.stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no workload " + name + "; there are "
                        + ALL.stream().map(Workload::name).collect(Collectors.joining(", "))));
    }
}
