package dev.ravel.runs;

import dev.ravel.config.JobConfig;
import dev.ravel.config.UrlsConfig;
import dev.ravel.config.UrlsConfig.InFile;
import dev.ravel.config.UrlsConfig.StandardInput;
import dev.ravel.journal.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** What the URLs of a run are read from, where that is not its conf: a file, or the copy of what cannot be read twice. */
public sealed interface RunInput {
    /** Whether it was never there for later starts: a run was cut off before it had read a line of it. */
    default boolean gone() {
        return false;
    }

    /** What is done to the bytes of the input before they are read. */
    InputStream through(InputStream input);

    /** How many lines are known of an input that can be read no further; empty where all of it can be read. */
    default OptionalLong known() {
        return OptionalLong.empty();
    }

    /** What a later start compares; reads the whole file. */
    default Optional<Fingerprint> fingerprint() throws IOException {
        return Optional.empty();
    }

    /** The input of a run that begins now. */
    static RunInput first(JobConfig job, RunDirectory directory) {
        Optional<UrlsConfig> from = job.fetch().map(fetch -> fetch.from());
        if (from.isPresent() && from.get() instanceof InFile file) {
            return Files.isRegularFile(file.file()) ? new Kept(file.file()) : new Copied(directory);
        }
        return from.isPresent() && from.get() instanceof StandardInput ? new Copied(directory) : new None();
    }

    /** The URLs are in the conf. */
    record None() implements RunInput {
        @Override
        public InputStream through(InputStream input) {
            return input;
        }
    }

    /** A file that is there for later starts too. */
    record Kept(Path file) implements RunInput {
        @Override
        public InputStream through(InputStream input) {
            return input;
        }

        @Override
        public Optional<Fingerprint> fingerprint() throws IOException {
            return Optional.of(Fingerprint.of(file));
        }
    }

    /** Standard input or a pipe: it is copied as it is read. */
    record Copied(RunDirectory directory) implements RunInput {
        @Override
        public boolean gone() {
            return true;
        }

        @Override
        public InputStream through(InputStream input) {
            try {
                return new InputCopy(input, directory.inputPart(), directory.input());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * The copy that an earlier start made.
     *
     * @param cut where the input had not ended
     */
    record Copy(Path file, Optional<WholeLines.Measure> cut) implements RunInput {
        static Copy of(Path file, boolean ended) throws IOException {
            return new Copy(file, ended ? Optional.empty() : Optional.of(WholeLines.Measure.of(file)));
        }

        @Override
        public boolean gone() {
            return cut.isPresent() && cut.get().lines() == 0;
        }

        @Override
        public OptionalLong known() {
            return cut.isPresent() ? OptionalLong.of(cut.get().lines()) : OptionalLong.empty();
        }

        @Override
        public InputStream through(InputStream input) {
            return cut.isPresent() ? new WholeLines(input, cut.get()) : input;
        }
    }
}
