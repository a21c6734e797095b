package dev.ravel.runs;

import dev.ravel.journal.OrdinalSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The tasks of an earlier run that are tried again, under their old ordinals. On disk: a line with that run's name, then
 * an ordinal a line.
 *
 * @param of the earlier run's name
 */
public record Retry(String of, OrdinalSet ordinals) {
    private static final String HEAD = "retryOf ";

    static Retry read(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String head = String.valueOf(in.readLine());
            if (!head.startsWith(HEAD)) {
                throw new IOException(file.getFileName() + " does not begin with the name of a run");
            }
            OrdinalSet ordinals = new OrdinalSet();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                ordinals.add(ordinal(line, file));
            }
            return new Retry(head.substring(HEAD.length()), ordinals);
        }
    }

    private static long ordinal(String line, Path file) throws IOException {
        if (!line.matches("\\d{1,18}")) {
            throw new IOException(file.getFileName() + " holds a line that is no ordinal: " + line);
        }
        return Long.parseLong(line);
    }

    /** The file is there as a whole or not at all. */
    void write(Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            out.write(HEAD + of + "\n");
            ordinals.forEach(ordinal -> line(out, ordinal));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void line(Writer out, long ordinal) {
        try {
            out.write(ordinal + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
