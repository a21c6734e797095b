package dev.ravel.runs;

import dev.ravel.config.JobConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a run leaves: a directory of its own, named after time, job and model. */
public record RunDirectory(Path path) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final Pattern NAME = Pattern.compile("\\d{8}-\\d{6}-(.+)-[A-Za-z]+(-\\d+)?");
    private static final int MOST_IN_ONE_SECOND = 1000;
    private static final String INPUT = "input";
    private static final String PART = ".part";

    /** Makes a new one; a second run in the same second gets a number. */
    public static RunDirectory create(Path runs, LocalDateTime now, String job, String model) throws IOException {
        Files.createDirectories(runs);
        String name = TIME.format(now) + "-" + job + "-" + model;
        for (int i = 1; i <= MOST_IN_ONE_SECOND; i++) {
            try {
                return new RunDirectory(Files.createDirectory(runs.resolve(i == 1 ? name : name + "-" + i)));
            } catch (FileAlreadyExistsException e) {
                // Another run began in the same second.
            }
        }
        throw new FileAlreadyExistsException(runs.resolve(name).toString());
    }

    /** The directory's own name. */
    public String name() {
        return path.toAbsolutePath().normalize().getFileName().toString();
    }

    /** The name of the job that the directory was made for, or its own where somebody renamed it. */
    public String job() {
        Matcher matcher = NAME.matcher(name());
        return matcher.matches() ? matcher.group(1) : name();
    }

    public Path conf() {
        return path.resolve("conf.json");
    }

    public Path journal() {
        return path.resolve("outcomes.jsonl");
    }

    public Path summary() {
        return path.resolve("summary.json");
    }

    /** The picture of it, for a browser. */
    public Path page() {
        return path.resolve("report.html");
    }

    /** The same for a trace viewer. */
    public Path trace() {
        return path.resolve("trace.json");
    }

    /** What a comparison gave, in the directory of one. */
    public Path comparison() {
        return path.resolve("compare.json");
    }

    /** What the probe saw while the run went on. */
    public Path probe() {
        return path.resolve("probe.jsonl");
    }

    /** By it the run knows the tasks that it has leased. */
    public Path leaseKey() {
        return path.resolve("leases.key");
    }

    /** What the job is called on its broker, and how far it was put there. */
    public Path submission() {
        return path.resolve("submission.txt");
    }

    Path selection() {
        return path.resolve("selection.txt");
    }

    /** The only tasks of the job that the run has, where it has not all. */
    public Optional<Retry> retry() throws IOException {
        return Files.exists(selection()) ? Optional.of(Retry.read(selection())) : Optional.empty();
    }

    /**
     * What the URLs of the run are read from.
     *
     * @param begun whether its journal says that it began: a copy that is older than that is none
     */
    public RunInput input(JobConfig job, boolean begun) throws IOException {
        Optional<Path> copy = copiedInput(begun);
        return copy.isPresent() ? RunInput.Copy.of(copy.get(), copy.get().equals(input())) : RunInput.first(job, this);
    }

    /** The copy of an input that cannot be read twice, where it is to be read in the place of the input. */
    public Optional<Path> copiedInput(boolean begun) {
        return begun || Files.exists(selection()) ? copiedInput() : Optional.empty();
    }

    /** The copy of an input that cannot be read twice, all of it. */
    Path input() {
        return path.resolve(INPUT);
    }

    /** The same as long as the input has not ended. */
    Path inputPart() {
        return path.resolve(INPUT + PART);
    }

    /** The copy as far as there is one. */
    Optional<Path> copiedInput() {
        if (Files.exists(input())) {
            return Optional.of(input());
        }
        return Files.exists(inputPart()) ? Optional.of(inputPart()) : Optional.empty();
    }

    /** Writes the content of a file. */
    public interface Content {
        void to(Path file) throws IOException;
    }

    /** Replaces a file, which is there as a whole or not at all: what cannot be written leaves nothing behind. */
    public void replace(Path file, Content content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + PART);
        try {
            content.to(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The same with a text. */
    public void write(Path file, String text) throws IOException {
        replace(file, part -> Files.writeString(part, text, StandardCharsets.UTF_8));
    }
}
