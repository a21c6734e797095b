package dev.ravel.bench.peer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Which programs there are on this machine; prepares those that have to be prepared. */
public final class Programs {
    private static final long MINUTES = 3;

    private final Map<String, List<String>> values;

    /** @param values of the placeholders in what prepares a peer */
    public Programs(Map<String, List<String>> values) {
        this.values = values;
    }

    /** What keeps the peer from running, in words; empty where nothing does. */
    public Optional<String> missing(Peer peer) throws IOException, InterruptedException {
        Optional<String> first = peer.prepare().map(command -> command.words().get(0));
        Stream<String> all =
                Stream.concat(first.stream(), peer.commands().values().stream().map(command -> command.words()
                        .get(0)));
        Optional<String> absent = all.filter(program -> !program.startsWith("{") && !found(program))
                .findFirst();
        if (absent.isPresent() || peer.prepare().isEmpty()) {
            return absent.map(program -> "there is no " + program);
        }
        return prepared(peer.prepare().get().filled(values));
    }

    private static boolean found(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
    }

    private static Optional<String> prepared(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return process.waitFor() == 0 ? Optional.empty() : Optional.of("this failed: " + String.join(" ", command));
    }
}
