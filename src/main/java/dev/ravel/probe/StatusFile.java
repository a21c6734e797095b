package dev.ravel.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** The lines {@code Key: number unit} of a status file, proc_pid_status(5). A file that is not there has no numbers. */
record StatusFile(List<String> lines) {
    static StatusFile read(Path path) {
        try {
            return new StatusFile(Files.readAllLines(path));
        } catch (IOException e) {
            // a thread that ended meanwhile, or no such system
            return new StatusFile(List.of());
        }
    }

    /** The number behind a key; absent where the key or the number is not there. */
    OptionalLong number(String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key + ":"))
                .map(line -> line.substring(key.length() + 1).strip().split("\\s", 2)[0])
                .filter(text -> text.matches("\\d{1,18}"))
                .mapToLong(Long::parseLong)
                .findFirst();
    }
}
