package dev.ravel.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Adds the CPU time of the threads of a process between {@link #begin} and {@link #end}, by what they do. Threads that end
 * in between count as far as their last sample told: Linux forgets a thread's time with the thread. One thread at a time.
 */
final class JobCpu {
    private static final double NANOS_PER_MS = 1e6;

    private final Path tasks;
    private final Map<ThreadUse, Long> ended = new EnumMap<>(ThreadUse.class);
    private Map<String, Time> running = Map.of();
    private boolean counting;

    /** @param tasks the folder with one folder a thread */
    JobCpu(Path tasks) {
        this.tasks = tasks;
    }

    /** What threads have used so far does not count. */
    void begin() {
        running = read();
        running.replaceAll((id, time) -> time.from(time.nanos));
        counting = true;
    }

    /** Does nothing outside the job. */
    void sample() {
        if (!counting) {
            return;
        }
        Map<String, Time> now = read();
        if (now.isEmpty()) {
            // a process has one thread at least: this look failed, and the next one tells
            return;
        }
        running.forEach((id, before) -> {
            if (!now.containsKey(id) && Files.exists(tasks.resolve(id))) {
                now.put(id, before);
            } else if (before.goesOnAs(now.get(id))) {
                now.computeIfPresent(id, (same, time) -> time.from(before.start));
            } else {
                ended.merge(before.use, before.counted(), Long::sum);
            }
        });
        running = now;
    }

    /** Samples a last time. */
    void end() {
        sample();
        counting = false;
    }

    /** Milliseconds of every use; empty where nothing was told. */
    Map<ThreadUse, Double> ms() {
        Map<ThreadUse, Double> sums = new EnumMap<>(ThreadUse.class);
        ended.forEach((use, nanos) -> sums.merge(use, nanos / NANOS_PER_MS, Double::sum));
        running.values().forEach(time -> sums.merge(time.use, time.counted() / NANOS_PER_MS, Double::sum));
        return sums;
    }

    private Map<String, Time> read() {
        Map<String, Time> times = new HashMap<>();
        for (Path task : TaskFolders.in(tasks)) {
            time(task).ifPresent(time -> times.put(id(task), time));
        }
        return times;
    }

    private Optional<Time> time(Path task) {
        OptionalLong nanos = new ThreadCpu(task).nanos();
        Time before = running.get(id(task));
        if (before != null && nanos.equals(OptionalLong.of(before.nanos))) {
            // it has not run, so its name is what it was: reading is what a sample costs
            return Optional.of(before.from(0));
        }
        return nanos.isPresent() ? use(task).map(use -> new Time(use, 0, nanos.getAsLong())) : Optional.empty();
    }

    private static String id(Path task) {
        return task.getFileName().toString();
    }

    private static Optional<ThreadUse> use(Path task) {
        try {
            return Optional.of(ThreadUse.of(Files.readString(task.resolve("comm"))));
        } catch (IOException e) {
            // a thread that ended meanwhile
            return Optional.empty();
        }
    }

    /** @param start what the thread had used when the count began */
    private record Time(ThreadUse use, long start, long nanos) {
        Time from(long other) {
            return new Time(use, other, nanos);
        }

        long counted() {
            return nanos - start;
        }

        /** A time that fell is another thread's, which was given the same id. */
        boolean goesOnAs(Time later) {
            return later != null && later.nanos >= nanos;
        }
    }
}
