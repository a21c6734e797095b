package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A node in a process of its own. What it says is what it writes to its standard error. */
final class NodeProcess {
    private static final long SECONDS = 60;

    private final String name;
    private final Path folder;
    private final Ravel.Running running;
    private int heard;

    /** @param name as others call it, {@code host:port} */
    NodeProcess(String name, Path folder, Ravel.Running running) {
        this.name = name;
        this.folder = folder;
        this.running = running;
    }

    String name() {
        return name;
    }

    /** Where it runs: relative paths of its conf are there. */
    Path folder() {
        return folder;
    }

    long pid() {
        return running.process().pid();
    }

    boolean alive() {
        return running.process().isAlive();
    }

    /** All that it has said. */
    List<String> lines() throws IOException {
        return Files.readAllLines(running.err());
    }

    /** What was said so far does not count for {@link #says} any more. */
    void forget() throws IOException {
        heard = lines().size();
    }

    /** Waits for a line with these words. */
    void says(String words) throws IOException, InterruptedException {
        Eventually.holds(
                () -> name + " has not said \"" + words + "\" but " + lines() + (alive() ? "" : ", and is gone"),
                () -> said(words) || !alive());
        assertThat(said(words)).as("%s has said: %s", name, lines()).isTrue();
    }

    private boolean said(String words) throws IOException {
        return lines().stream().skip(heard).anyMatch(line -> line.contains(words));
    }

    /** Waits until it is there. Those who begin together find each other only some seconds later. */
    NodeProcess joined() throws IOException, InterruptedException {
        says(name + " is in the cluster");
        return this;
    }

    /** As Ctrl-C does, or {@code kill -NAME}. */
    void signal(String signal) throws IOException, InterruptedException {
        running.signal(signal);
    }

    /** As {@code kill -9} does. */
    void kill() {
        running.process()
                .destroyForcibly()
                .onExit()
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** The same, where nobody asks any more how it ends. */
    void close() {
        running.process().destroyForcibly().onExit().join();
    }

    Ravel.Ended end() throws IOException, InterruptedException {
        return running.end();
    }
}
