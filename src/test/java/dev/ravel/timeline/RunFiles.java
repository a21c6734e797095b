package dev.ravel.timeline;

import dev.ravel.runs.RunDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** Writes what a run leaves, line by line; quotes may be single ones. */
public final class RunFiles {
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final RunDirectory directory;

    public RunFiles(Path folder) throws IOException {
        directory = new RunDirectory(Files.createDirectories(folder));
    }

    public Path path() {
        return directory.path();
    }

    /** A start, so long after noon. */
    public RunFiles start(double ms) throws IOException {
        return journal("{'run':{'version':'1','job':'abc','startedAt':'" + at(ms) + "'}}\n");
    }

    /** A task that has all these fields. */
    public RunFiles task(long ordinal, String outcome, String fields) throws IOException {
        return journal("{'outcome':{'ordinal':" + ordinal + ",'outcome':'" + outcome + "'," + fields + "}}\n");
    }

    /** The fields of an attempt that began so long after noon. */
    public static String attempt(String lane, double ms, String phases) {
        return "'lane':'" + lane + "','startedAt':'" + at(ms) + "','phases':{" + phases + "}";
    }

    public RunFiles journal(String lines) throws IOException {
        return append(directory.journal(), lines);
    }

    public RunFiles stall(String lane, double ms, double length, String fields) throws IOException {
        return probe(
                "{'stall':{'lane':'" + lane + "','startedAt':'" + at(ms) + "','ms':" + length + "," + fields + "}}\n");
    }

    public RunFiles lag(String lane, double ms, double length, double max) throws IOException {
        return probe("{'lag':{'lane':'" + lane + "','startedAt':'" + at(ms) + "','ms':" + length + ",'maxMs':" + max
                + "}}\n");
    }

    public RunFiles probe(String lines) throws IOException {
        return append(directory.probe(), lines);
    }

    public RunFiles write(Path file, String text) throws IOException {
        return append(file, text);
    }

    public static Instant at(double ms) {
        return NOON.plusNanos(Math.round(ms * 1_000_000));
    }

    private RunFiles append(Path file, String text) throws IOException {
        byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return this;
    }
}
