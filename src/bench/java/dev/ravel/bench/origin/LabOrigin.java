package dev.ravel.bench.origin;

import dev.ravel.bench.measure.Execution;
import dev.ravel.bench.measure.Tree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ravel's own site, for whoever has no nginx: less than half as fast, and then the limit of the fastest clients. */
public final class LabOrigin implements Origin {
    private final Process server;
    private final BufferedReader answers;
    private final Tree tree;

    private LabOrigin(Process server) {
        this.server = server;
        this.answers = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        this.tree = new Tree(server.pid());
    }

    /**
     * Starts it.
     *
     * @param cores that it runs on; empty leaves it to the machine
     * @param rehearsals pages that it answers to itself before anybody is measured by it
     */
    public static LabOrigin start(String cores, int rehearsals) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = System.getProperty("java.class.path");
        List<String> command = List.of(
                java,
                "-Xms1g",
                "-Xmx2g",
                "-XX:+UseSerialGC",
                "-cp",
                path,
                LabServer.class.getName(),
                Integer.toString(rehearsals));
        Process server = new ProcessBuilder(Execution.pinned(cores, command))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new LabOrigin(server);
    }

    @Override
    public String name() {
        return "Ravel's lab";
    }

    @Override
    public void offer(String name, long bytes) {
        // It makes any file while it sends it.
    }

    @Override
    public String begin(long latencyMs) throws IOException {
        return "http://127.0.0.1:" + answer("begin " + latencyMs);
    }

    @Override
    public Optional<Asked> asked() throws IOException {
        List<Long> figures =
                Stream.of(answer("asked").split(" ", -1)).map(Long::valueOf).toList();
        return Optional.of(new Asked(
                Math.toIntExact(figures.get(0)),
                Math.toIntExact(figures.get(1)),
                Math.toIntExact(figures.get(2)),
                figures.get(3),
                figures.get(4)));
    }

    private String answer(String order) throws IOException {
        server.getOutputStream().write((order + "\n").getBytes(StandardCharsets.UTF_8));
        server.getOutputStream().flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the lab's process has ended");
        }
        return answer;
    }

    @Override
    public double cpuSeconds() {
        return tree.cpuSeconds();
    }

    @Override
    public void close() {
        server.destroy();
    }
}
