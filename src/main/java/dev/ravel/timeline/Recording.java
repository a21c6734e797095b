package dev.ravel.timeline;

import dev.ravel.journal.BrokenJournalException;
import dev.ravel.journal.EndedLine;
import dev.ravel.journal.JournalLine;
import dev.ravel.journal.JournalReader;
import dev.ravel.journal.RunLine;
import dev.ravel.runs.RunDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run left in its directory. Every question about stalls and lags reads a file once more, and so does one about
 * tasks that are many: of few, the journal is read once, as long as memory is not wanted for something else. What a run
 * that still goes on adds meanwhile is not told.
 */
public final class Recording {
    private static final ProbeLines<StallSpan> STALLS = new ProbeLines<>("stall", StallSpan::of);
    private static final ProbeLines<LagSpan> LAGS = new ProbeLines<>("lag", LagSpan::of);

    private final RunDirectory directory;
    private final Bounds bounds;
    private final Beginning journal;
    private final Beginning probe;
    private final SoftReference<Few> kept;

    private Recording(RunDirectory directory, Bounds bounds, Beginning journal, Beginning probe, Few few) {
        this.kept = new SoftReference<>(few);
        this.directory = directory;
        this.bounds = bounds;
        this.journal = journal;
        this.probe = probe;
    }

    /**
     * Reads the journal once, to its end.
     *
     * @throws java.nio.file.NoSuchFileException where there is none
     * @throws BrokenJournalException where it is not what a journal is
     */
    public static Recording of(Path runDirectory) throws IOException {
        return of(runDirectory, Few.mostBytes(Runtime.getRuntime().maxMemory()));
    }

    /** @param mostKept tasks that take more bytes are read anew every time */
    static Recording of(Path runDirectory, long mostKept) throws IOException {
        RunDirectory directory = new RunDirectory(runDirectory);
        Few few = new Few(mostKept);
        Bounds bounds = new Bounds();
        Beginning probe = Beginning.now(directory.probe());
        try (InputStream in = Files.newInputStream(directory.journal())) {
            long length = JournalReader.readCourses(in, line -> note(line, bounds, few))
                    .length();
            if (bounds.starts().isEmpty()) {
                throw new BrokenJournalException(1, "is missing: the run never started");
            }
            return new Recording(directory, bounds, new Beginning(directory.journal(), length), probe, few);
        }
    }

    private static void note(JournalLine line, Bounds bounds, Few few) {
        if (line instanceof RunLine start) {
            bounds.start(start);
        } else if (line instanceof EndedLine ended) {
            TaskSpan span = TaskSpan.of(ended);
            bounds.task(span);
            few.add(span);
        }
    }

    public RunDirectory directory() {
        return directory;
    }

    /** The line of every start: more than one of a resumed run. */
    public List<RunLine> starts() {
        return bounds.starts();
    }

    /** The conf that the run had, where it is there. */
    public Optional<String> conf() throws IOException {
        return text(directory.conf());
    }

    /** What the run said at its end; nothing where it was killed. */
    public Optional<String> summary() throws IOException {
        return text(directory.summary());
    }

    private static Optional<String> text(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file, StandardCharsets.UTF_8)) : Optional.empty();
    }

    /** How many tasks are over. */
    public long ended() {
        return bounds.tasks();
    }

    /** How many of them failed or expired. */
    public long unsuccessful() {
        return bounds.unsuccessful();
    }

    /** The zero of the timeline: when the first attempt began, politeness included, or else the first start. */
    public Instant begin() {
        return bounds.begin();
    }

    /** When the last attempt was over; {@link #begin()} where nothing started. */
    public Instant end() {
        return bounds.end();
    }

    /** All tasks that are over, in the order of the journal. */
    public void tasks(Hearer<TaskSpan> spans) throws IOException {
        Optional<List<TaskSpan>> few = Optional.ofNullable(kept.get()).flatMap(Few::all);
        if (few.isEmpty()) {
            read(spans);
            return;
        }
        for (TaskSpan span : few.get()) {
            spans.hear(span);
        }
    }

    private void read(Hearer<TaskSpan> spans) throws IOException {
        try (InputStream in = journal.open()) {
            JournalReader.readCourses(in, line -> {
                if (line instanceof EndedLine ended) {
                    tell(spans, TaskSpan.of(ended));
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Through the journal's reader, which hears of no such exception. */
    private static void tell(Hearer<TaskSpan> spans, TaskSpan span) {
        try {
            spans.hear(span);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All stalls, in the order in which they were noticed. */
    public void stalls(Hearer<StallSpan> spans) throws IOException {
        STALLS.read(probe, spans);
    }

    /** The lags of all loops, each loop's in the order of time. */
    public void lags(Hearer<LagSpan> spans) throws IOException {
        LAGS.read(probe, spans);
    }
}
