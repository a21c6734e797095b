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
    private final Conf conf;
    private final Optional<Path> root;
    private final String jobHash;
    private final History accounts = new History();
    private final Mismatches mismatches = new Mismatches();
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    /** The run's conf. */
    public interface Conf {
        /**
         * Reads it anew: where its URLs are may have changed.
         *
         * @param begun whether the journal says that the run began; a copy of its input that is older is none
         */
        RavelConfig read(boolean begun);
    }

    /** @param jobHash of the run's conf */
    public Verification(RunDirectory directory, Conf conf, String jobHash) {
        this.directory = directory;
        this.conf = conf;
        this.root = conf.read(true).output().files();
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
        boolean begun = accounts.starts() > 0;
        RavelConfig config = conf.read(begun);
        RunInput input = directory.input(config.job(), begun);
        compare(input, running);
        long total = total(config, input);
        accounts(total);
        return new Checked(
                running,
                accounts,
                total,
                input.known(),
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

    private long total(RavelConfig config, RunInput input) throws IOException {
        Optional<Retry> retry = directory.retry();
        if (retry.isPresent()) {
            return retry.get().ordinals().size();
        }
        // An input that is gone is not touched: a pipe would hold this up, and be copied into the run.
        long known = new Sources(LabVariables.named(config.lab()), InputStream.nullInputStream())
                .recording(input.gone() ? unread -> InputStream.nullInputStream() : input::through)
                .measure(config.job(), Extent::count);
        return input.gone() ? Math.max(known, accounts.ended().size()) : known;
    }

    private void compare(RunInput input, boolean running) throws IOException {
        if (input.gone() && !running) {
            mismatches.add("its input was never copied: the run was cut off before it had read a line of it");
        }
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
