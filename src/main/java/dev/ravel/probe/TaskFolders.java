package dev.ravel.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folders of a process's threads, proc_pid_task(5): one a thread, named by its id. */
final class TaskFolders {
    private TaskFolders() {}

    /** Those that are there now; none where they cannot be told. */
    static List<Path> in(Path tasks) {
        try (Stream<Path> all = Files.list(tasks)) {
            return all.toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
