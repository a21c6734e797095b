package dev.ravel.verify;

import dev.ravel.config.LabVariables;
import dev.ravel.config.RavelConfig;
import dev.ravel.journal.BrokenJournalException;
import dev.ravel.journal.EndedLine;
import dev.ravel.journal.EndedLine.As;
import dev.ravel.journal.Fingerprint;
import dev.ravel.journal.History;
import dev.ravel.journal.JournalFile;
import dev.ravel.journal.JournalLine;
import dev.ravel.journal.JournalReader;
import dev.ravel.journal.JournalReader.Tail;
import dev.ravel.journal.OrdinalSet;
import dev.ravel.journal.RunLine;
import dev.ravel.runs.Retry;
import dev.ravel.runs.RunDirectory;
import dev.ravel.runs.RunInput;
import dev.ravel.source.Extent;
import dev.ravel.source.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Compares what a run's journal says with its job and its files. Its counters may be asked from any thread while it works.
 *
 * <p>Works on the caller's thread and a few plain ones: not for an event loop.
 */
public final class Verification {
    private static final Tail EMPTY = new Tail(0, 0);

    private final RunDirectory directory;
    private final RavelConfig config;
    private final String jobHash;
    private final History accounts = new History();
    private final Mismatches mismatches = new Mismatches();
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    /** @param jobHash of the run's conf */
    public Verification(RunDirectory directory, RavelConfig config, String jobHash) {
        this.directory = directory;
        this.config = config;
        this.jobHash = jobHash;
    }

    public long filesChecked() {
        return files.get();
    }

    public long bytesRead() {
        return bytes.get();
    }

    /** Reads everything, once. */
    public Checked run() throws IOException {
        boolean there = Files.exists(directory.journal());
        boolean running = there && JournalFile.held(directory.journal());
        Tail tail = there ? journal() : EMPTY;
        long total = total();
        accounts(total);
        return new Checked(
                running,
                accounts,
                total,
                tail.torn(),
                files.get(),
                bytes.get(),
                mismatches.count(),
                mismatches.first());
    }

    private Tail journal() throws IOException {
        try (FileChecks checks = new FileChecks(mismatches);
                InputStream in = Files.newInputStream(directory.journal())) {
            Tail tail = read(in, checks);
            checks.finish();
            return tail;
        }
    }

    private Tail read(InputStream in, FileChecks checks) throws IOException {
        try {
            return JournalReader.read(in, line -> take(line, checks));
        } catch (BrokenJournalException e) {
            mismatches.add(directory.journal() + ": " + e.getMessage() + "; what follows was not read");
            return EMPTY;
        }
    }

    private void take(JournalLine line, FileChecks checks) {
        accounts.accept(line);
        if (line instanceof EndedLine ended
                && ended.as() == As.DONE
                && ended.stored().isPresent()) {
            files.incrementAndGet();
            Optional<Path> root = config.output().files();
            if (root.isEmpty()) {
                mismatches.add("task " + ended.ordinal() + " stored a file, but the conf has no output.files");
            } else {
                checks.add(check(ended, root.get()));
            }
        }
    }

    private FileCheck check(EndedLine ended, Path root) {
        Path file = root.resolve(ended.stored().orElseThrow().file());
        String sha256 = ended.stored().orElseThrow().sha256();
        return new FileCheck(ended.ordinal(), file, ended.bytes(), sha256, bytes::addAndGet);
    }

    private long total() throws IOException {
        Optional<Retry> retry = directory.retry();
        RunInput input = directory.input(config.job(), accounts.starts() > 0);
        changed(input);
        if (retry.isPresent()) {
            return retry.get().ordinals().size();
        }
        var lab = LabVariables.named(config.lab());
        return new Sources(lab, InputStream.nullInputStream())
                .recording(input::through)
                .measure(config.job(), Extent::count);
    }

    private void changed(RunInput input) throws IOException {
        Optional<Fingerprint> before = accounts.first().flatMap(RunLine::input);
        if (before.isPresent()) {
            input.fingerprint()
                    .flatMap(now -> before.get().change(now))
                    .ifPresent(change -> mismatches.add("the input file " + change + " since the run began"));
        }
    }

    private void accounts(long total) throws IOException {
        if (!accounts.onlyOf(jobHash)) {
            mismatches.add("the journal is of another job than conf.json");
        }
        accounts.repeated().forEach(ordinal -> mismatches.add("task " + ordinal + " ended more than once"));
        long strangers = strangers(total, directory.retry());
        if (strangers > 0) {
            mismatches.add("the journal has " + strangers + " tasks that the job does not have");
        }
    }

    private long strangers(long total, Optional<Retry> retry) {
        OrdinalSet ended = accounts.ended();
        if (retry.isEmpty()) {
            return ended.size() - ended.count(0, total);
        }
        AtomicLong strangers = new AtomicLong();
        ended.forEach(ordinal -> {
            if (!retry.get().ordinals().contains(ordinal)) {
                strangers.incrementAndGet();
            }
        });
        return strangers.get();
    }
}
