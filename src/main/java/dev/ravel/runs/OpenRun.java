package dev.ravel.runs;

import dev.ravel.config.JobConfig;
import dev.ravel.journal.History;
import dev.ravel.journal.JournalFile;
import dev.ravel.journal.OrdinalSet;
import dev.ravel.source.Selection;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run in the hands of this process: nobody else starts it before it is closed.
 *
 * @param retry the only tasks of the job that it has; empty: all
 */
public record OpenRun(RunDirectory directory, JournalFile journal, Optional<Retry> retry) implements Closeable {
    /** Puts a new run of the whole job into an empty directory. */
    public static OpenRun begin(RunDirectory directory, String confJson) throws IOException {
        directory.write(directory.conf(), confJson);
        return new OpenRun(directory, JournalFile.open(directory.journal()), Optional.empty());
    }

    /**
     * Puts a new run of some tasks of an earlier one into an empty directory. The conf comes last: without it the
     * directory is no run.
     */
    public static OpenRun retry(RunDirectory directory, String confJson, RunDirectory of, OrdinalSet ordinals)
            throws IOException {
        Optional<Path> input = of.copiedInput();
        if (input.isPresent()) {
            Files.copy(input.get(), directory.path().resolve(input.get().getFileName()));
        }
        Retry retry = new Retry(of.name(), ordinals);
        retry.write(directory.selection());
        directory.write(directory.conf(), confJson);
        return new OpenRun(directory, JournalFile.open(directory.journal()), Optional.of(retry));
    }

    /** Opens an earlier run. */
    public static OpenRun again(RunDirectory directory) throws IOException {
        return new OpenRun(directory, JournalFile.open(directory.journal()), directory.retry());
    }

    /** What earlier starts left. */
    public History past() {
        return journal.history();
    }

    /** Whether an earlier start got so far as to say that it began. */
    public boolean resumed() {
        return past().starts() > 0;
    }

    /** What its URLs are read from. */
    public RunInput input(JobConfig job) throws IOException {
        return directory.input(job, resumed());
    }

    /** The tasks that are still to be run. */
    public Selection outstanding() {
        return retry.isEmpty() && past().ended().size() == 0
                ? Selection.ALL
                : new Outstanding(retry.map(Retry::ordinals), past().ended());
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }

    /** @param ended all of them are selected */
    private record Outstanding(Optional<OrdinalSet> selected, OrdinalSet ended) implements Selection {
        @Override
        public boolean has(long ordinal) {
            return (selected.isEmpty() || selected.get().contains(ordinal)) && !ended.contains(ordinal);
        }

        @Override
        public long count(long from, long to) {
            long all = selected.isPresent() ? selected.get().count(from, to) : to - from;
            return all - ended.count(from, to);
        }
    }
}
