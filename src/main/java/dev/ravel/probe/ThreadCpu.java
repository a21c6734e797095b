package dev.ravel.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The CPU time of one thread, and its waits for a core, as Linux tells it; absent elsewhere, and once the thread has ended. Read from files, because
 * the JDK's own bean loads a few hundred classes at the start.
 */
final class ThreadCpu {
    /** USER_HZ, which is 100 on every architecture that a JDK runs on: proc_pid_stat(5). */
    private static final long NANOS_PER_TICK = 10_000_000;

    /** utime and stime are the 14th and 15th fields; the name before them is in parentheses and may hold anything. */
    private static final int UTIME_AFTER_NAME = 11;

    private final Path task;

    /** @param task the thread's folder in the proc file system */
    ThreadCpu(Path task) {
        this.task = task;
    }

    /**
     * The calling thread's. Reads one link, which does not block.
     *
     * @param proc where the proc file system is mounted
     */
    static Optional<ThreadCpu> current(Path proc) {
        try {
            return Optional.of(new ThreadCpu(proc.resolve(Files.readSymbolicLink(proc.resolve("thread-self")))));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Nanoseconds so far: from {@code schedstat}, or in steps of 10 ms from {@code stat} where the kernel has no other. */
    OptionalLong nanos() {
        try {
            return OptionalLong.of(used());
        } catch (IOException | RuntimeException e) {
            // not there, or not in the shape that the manual page gives: unknown
            return OptionalLong.empty();
        }
    }

    /**
     * Nanoseconds so far in which the thread could have run and had no core. A wait that still lasts is not in it: Linux
     * adds it when it ends.
     */
    OptionalLong waited() {
        try {
            return OptionalLong.of(Long.parseLong(field(task.resolve("schedstat"), 1)));
        } catch (IOException | RuntimeException e) {
            return OptionalLong.empty();
        }
    }

    private long used() throws IOException {
        try {
            return Long.parseLong(field(task.resolve("schedstat"), 0));
        } catch (NoSuchFileException e) {
            return ticks(task.resolve("stat"));
        }
    }

    private static String field(Path schedstat, int index) throws IOException {
        return Files.readString(schedstat).strip().split(" ", -1)[index];
    }

    private static long ticks(Path stat) throws IOException {
        String text = Files.readString(stat);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        return NANOS_PER_TICK
                * (Long.parseLong(fields[UTIME_AFTER_NAME]) + Long.parseLong(fields[UTIME_AFTER_NAME + 1]));
    }
}
