package dev.ravel.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** What a run leaves: a directory of its own, named after time, job and model. */
public record RunDirectory(Path path) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final int MOST_IN_ONE_SECOND = 1000;

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

    public Path journal() {
        return path.resolve("outcomes.jsonl");
    }

    /** Writes a small file, whole. */
    public void write(String name, String text) throws IOException {
        Files.writeString(path.resolve(name), text, StandardCharsets.UTF_8);
    }
}
