package dev.ravel;

import dev.ravel.config.ConfigException;
import dev.ravel.config.RavelConfig;
import dev.ravel.config.UrlsConfig.InFile;
import dev.ravel.config.json.Conf;
import dev.ravel.deploy.RunException;
import dev.ravel.journal.BrokenJournalException;
import dev.ravel.journal.Fingerprint;
import dev.ravel.journal.History;
import dev.ravel.journal.JournalFile;
import dev.ravel.journal.RunLine;
import dev.ravel.runs.RunDirectory;
import dev.ravel.runs.RunInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run that a command line names: its directory and its conf, with what the command line changes of it. What keeps it
 * from being gone on with is refused in one line that begins with its name.
 *
 * @param name the run as the command line has it
 * @param jobHash of the job that it was started with
 */
record EarlierRun(String name, RunDirectory directory, Conf conf, String jobHash) {
    /**
     * Finds a run.
     *
     * @param option the command, as {@code -resume}
     */
    static EarlierRun find(String option, String name, Arguments arguments) {
        RunDirectory directory = directory(option, name, arguments);
        Conf own = Conf.load(directory.conf().toString(), InputStream.nullInputStream());
        if (own.compares()) {
            throw new ConfigException(name + ": is a comparison; its runs are below "
                    + directory.path().resolve("cells"));
        }
        Conf changed = arguments.applyTo(own);
        if (!changed.jobHash().equals(own.jobHash())) {
            throw new ConfigException(name + ": -set changes the job, and its tasks would be others: start a new run");
        }
        return new EarlierRun(name, directory, changed, own.jobHash());
    }

    /** Finds the directory of a run or of a comparison. */
    static RunDirectory directory(String option, String name, Arguments arguments) {
        refuseCompany(option, arguments);
        return directory(name);
    }

    private static void refuseCompany(String option, Arguments arguments) {
        long commands = Stream.of(arguments.resume(), arguments.retryFailed(), arguments.verify(), arguments.report())
                .filter(Optional::isPresent)
                .count();
        boolean other = arguments.dryRun() || arguments.lab() || BrokerCommand.asked(arguments);
        if (commands > 1 || other) {
            throw new ConfigException(
                    option + ": -resume, -retry-failed, -verify, -report, -lab and -dry-run exclude each other");
        }
        if (arguments.conf().isPresent() || !arguments.urls().isEmpty()) {
            throw new ConfigException(option + ": takes the run's own conf.json: give neither -conf nor URLs");
        }
    }

    private static RunDirectory directory(String name) {
        try {
            RunDirectory directory = new RunDirectory(Path.of(name));
            if (name.isBlank() || !Files.isDirectory(directory.path())) {
                boolean file = !name.isBlank() && Files.exists(directory.path());
                throw new ConfigException((name.isBlank() ? "RUN" : name)
                        + (file ? ": is a file, no run directory" : ": no such run directory"));
            }
            if (!Files.exists(directory.conf())) {
                throw new ConfigException(name + ": has no conf.json, so it is no run");
            }
            return directory;
        } catch (InvalidPathException e) {
            throw new ConfigException(name + ": is not the name of a directory: " + e.getReason());
        }
    }

    /** @param begun whether the journal says that the run began */
    RavelConfig read(Map<String, String> environment, boolean begun) {
        return directory.copiedInput(begun).map(conf::withInput).orElse(conf).read(environment);
    }

    /** Opens something of the run's journal, with refusals in words. */
    <T> T opened(Opened<T> opening) throws RunException {
        try {
            return opening.open();
        } catch (JournalFile.HeldException e) {
            throw new ConfigException(name + ": is still running: " + e.getMessage());
        } catch (BrokenJournalException e) {
            throw new ConfigException(directory.journal() + ": " + e.getMessage() + "; -verify tells more");
        } catch (IOException e) {
            throw new RunException(name + ": cannot be read: " + e.getMessage());
        }
    }

    /** What may be opened. */
    interface Opened<T> {
        T open() throws IOException;
    }

    /** Refuses the journal of another job, and one in which a task ended twice. */
    void requireAccounts(History past) throws RunException {
        if (!past.onlyOf(jobHash)) {
            throw new ConfigException(name + ": its journal is of another job than its conf.json");
        }
        if (past.repetitions() > 0) {
            throw new RunException(name + ": its accounts do not add up: task "
                    + past.repeated().get(0) + " ended twice; -verify tells more");
        }
    }

    /** Refuses an input file that is not what it was when the run began: its lines would be other tasks. */
    void requireSameInput(RavelConfig config, RunInput input, History past) throws RunException {
        Optional<Fingerprint> before = past.first().flatMap(RunLine::input);
        if (before.isEmpty()) {
            return;
        }
        Optional<String> change =
                opened(input::fingerprint).flatMap(now -> before.get().change(now));
        if (change.isPresent()) {
            throw new ConfigException(
                    name + ": " + file(config) + " has changed since the run began: it " + change.get());
        }
    }

    private static String file(RavelConfig config) {
        return config.job()
                .fetch()
                .filter(fetch -> fetch.from() instanceof InFile)
                .map(fetch -> ((InFile) fetch.from()).file().toString())
                .orElse("the input");
    }
}
