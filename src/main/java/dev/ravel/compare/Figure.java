package dev.ravel.compare;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A figure that is compared, and where a run's summary has it. Times in milliseconds, sizes in bytes. */
public enum Figure {
    WALL("wallMs", "wallMs"),
    CPU("cpuMs", "process.cpuMs"),
    /** Of the threads of the tasks, while the job ran. */
    TASK_CPU("taskCpuMs", "process.jobCpuMs.tasks"),
    /** Of the site's threads, while the job ran, in whichever process. */
    SITE_CPU("siteCpuMs", "process.jobCpuMs.lab"),
    MEMORY("rssPeakBytes", "process.rssPeakBytes"),
    THREADS("threadsPeak", "process.threadsPeak"),
    VOLUNTARY("voluntary", "process.contextSwitches.voluntary"),
    INVOLUNTARY("involuntary", "process.contextSwitches.involuntary"),
    LAG_P99("lagP99Ms", "loop.lagMs.p99"),
    BLOCKED("blockedMs", "loop.blockedMs"),
    EPISODES("episodes", "loop.episodes"),
    LATENCY_P50("latencyP50Ms", "latencyMs.p50"),
    LATENCY_P99("latencyP99Ms", "latencyMs.p99"),
    TOTAL("total", "tasks.total"),
    DONE("done", "tasks.done"),
    FAILED("failed", "tasks.failed"),
    SKIPPED("skipped", "tasks.skipped"),
    EXPIRED("expired", "tasks.expired"),
    PENDING("pending", "tasks.pending");

    private final String key;
    private final String path;

    Figure(String key, String path) {
        this.key = key;
        this.path = path;
    }

    /** The spelling in {@code compare.json}. */
    String key() {
        return key;
    }

    /** Whether it is a number of tasks that ended in one way, or of all. */
    boolean countsTasks() {
        return path.startsWith("tasks.");
    }

    /** What a summary says; figures that it does not have are absent. */
    static Map<Figure, Double> of(Map<?, ?> summary) {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        for (Figure figure : values()) {
            figure.in(summary).ifPresent(value -> figures.put(figure, value));
        }
        return figures;
    }

    private Optional<Double> in(Map<?, ?> summary) {
        Object value = summary;
        for (String part : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> block ? block.get(part) : null;
        }
        return value instanceof BigDecimal number ? Optional.of(number.doubleValue()) : Optional.empty();
    }
}
