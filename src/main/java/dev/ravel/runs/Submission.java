package dev.ravel.runs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalLong;

/**
 * How far a run has put its job on a broker. Written down after every step, so that a start after this one goes on
 * there. May be used by several threads.
 */
public final class Submission {
    private static final int LINES = 3;
    private static final String UNKNOWN = "-";

    private final RunDirectory directory;
    private final String job;
    private final boolean fresh;
    private long next;
    private OptionalLong total;

    private Submission(RunDirectory directory, boolean fresh, String job, long next, OptionalLong total) {
        this.directory = directory;
        this.fresh = fresh;
        this.job = job;
        this.next = next;
        this.total = total;
    }

    /**
     * That of a run.
     *
     * @param job what the job is called on its broker, where no start before this one has said so
     */
    public static Submission of(RunDirectory directory, String job) throws IOException {
        if (!Files.exists(directory.submission())) {
            Submission first = new Submission(directory, true, job, 0, OptionalLong.empty());
            first.write();
            return first;
        }
        List<String> lines = Files.readAllLines(directory.submission(), StandardCharsets.UTF_8);
        try {
            OptionalLong total =
                    lines.get(2).equals(UNKNOWN) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(lines.get(2)));
            return new Submission(directory, false, lines.get(0), Long.parseLong(lines.get(1)), total);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IOException(directory.submission() + " is no submission of " + LINES + " lines", e);
        }
    }

    /** What the job is called on its broker. */
    public String job() {
        return job;
    }

    /** Whether no start of the run before this one can have put anything on the broker. */
    public boolean fresh() {
        return fresh;
    }

    /** The ordinal of the first task that may not be on the broker. */
    public synchronized long next() {
        return next;
    }

    /** How many tasks the job has, where that is known. */
    public synchronized OptionalLong total() {
        return total;
    }

    /** All tasks below this ordinal are on the broker. */
    public synchronized void advance(long ordinal) throws IOException {
        next = ordinal;
        write();
    }

    /** All tasks of the job are on the broker, so many. */
    public synchronized void complete(long tasks) throws IOException {
        if (total.isEmpty()) {
            total = OptionalLong.of(tasks);
            write();
        }
    }

    private void write() throws IOException {
        String known = total.isPresent() ? Long.toString(total.getAsLong()) : UNKNOWN;
        directory.write(directory.submission(), String.join("\n", job, Long.toString(next), known) + "\n");
    }
}
