package dev.ravel;

import dev.ravel.config.json.Json;
import dev.ravel.journal.BrokenJournalException;
import dev.ravel.page.Page;
import dev.ravel.page.Shown;
import dev.ravel.runs.RunDirectory;
import dev.ravel.timeline.Recording;
import dev.ravel.trace.Trace;
import dev.ravel.trace.TracedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws what a run or a comparison left: {@code report.html} and {@code trace.json} in its directory. */
final class Drawing {
    private Drawing() {}

    /** Returns the page; a run of which nothing is known has none, and what is wrong with it is thrown in words. */
    static Path of(RunDirectory directory) throws IOException {
        return Files.exists(directory.comparison()) ? ofComparison(directory) : ofRun(directory);
    }

    private static Path ofRun(RunDirectory directory) throws IOException {
        Recording recording = recording(directory.path());
        directory.replace(directory.page(), file -> Page.ofRun(recording, file));
        return traced(directory, List.of(new TracedRun(directory.name(), recording)));
    }

    private static Path ofComparison(RunDirectory directory) throws IOException {
        String json = Files.readString(directory.comparison());
        List<Shown> shown = shown(
                directory, (Map<?, ?>) Json.parse(json, directory.comparison().toString()));
        directory.replace(directory.page(), file -> Page.ofComparison(json, shown, file));
        return traced(
                directory,
                shown.stream()
                        .map(run -> new TracedRun(run.job() + ", " + run.model(), run.recording()))
                        .toList());
    }

    private static Path traced(RunDirectory directory, List<TracedRun> runs) throws IOException {
        directory.replace(directory.trace(), file -> Trace.write(runs, file));
        return directory.page();
    }

    /** The runs that stand for their models, as {@code compare.json} names them. */
    private static List<Shown> shown(RunDirectory directory, Map<?, ?> comparison) throws IOException {
        List<Shown> shown = new ArrayList<>();
        for (Object job : list(comparison, "jobs")) {
            for (Object model : list(job, "models")) {
                if (((Map<?, ?>) model).get("shown") instanceof String run) {
                    shown.add(new Shown(
                            name(job), name(model), recording(directory.path().resolve(run))));
                }
            }
        }
        return shown;
    }

    private static List<?> list(Object holder, String key) throws IOException {
        if (holder instanceof Map<?, ?> object && object.get(key) instanceof List<?> list) {
            return list;
        }
        throw new IOException("compare.json has no " + key);
    }

    private static String name(Object named) {
        return String.valueOf(((Map<?, ?>) named).get("name"));
    }

    private static Recording recording(Path run) throws IOException {
        try {
            return Recording.of(run);
        } catch (NoSuchFileException e) {
            throw new IOException(run + ": has no journal, so there is nothing to draw", e);
        } catch (BrokenJournalException e) {
            throw new IOException(run + ": its journal " + e.getMessage(), e);
        }
    }

    /** Draws, or says on standard error why it could not: what is drawn is over and told, and that does not change. */
    static Optional<Path> attempt(RunDirectory directory, Console console) {
        try {
            return Optional.of(of(directory));
        } catch (IOException | UncheckedIOException e) {
            console.err().println("the picture could not be drawn: " + e.getMessage());
            return Optional.empty();
        }
    }
}
