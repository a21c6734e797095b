package dev.ravel.bench.origin;

import dev.ravel.bench.measure.Execution;
import dev.ravel.bench.measure.Tree;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One nginx worker: fast enough that it is not the limit of any client, as far as two cores allow. */
public final class NginxOrigin implements Origin {
    /** What it can hold pages back for: every latency is a port of its own. */
    private static final List<Long> LATENCIES = List.of(0L, 20L, 200L);

    private static final Pattern MODULES = Pattern.compile("--modules-path=(\\S+)");
    private static final String ECHO = "ngx_http_echo_module.so";
    private static final long CLOSE_SECONDS = 5;
    private static final int TRIES = 100;
    private static final long PAUSE_MS = 50;
    /** Longer than the log may be kept back. */
    private static final long FLUSH_MS = 400;

    private final NginxConf conf;
    private final NginxContent content;
    private final Process server;
    private long logged;

    private NginxOrigin(NginxConf conf, NginxContent content, Process server) {
        this.conf = conf;
        this.content = content;
        this.server = server;
    }

    /** The module that it needs, where nginx and the module are there. */
    public static Optional<Path> module() throws IOException {
        try {
            Process asked =
                    new ProcessBuilder("nginx", "-V").redirectErrorStream(true).start();
            String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher modules = MODULES.matcher(said);
            return modules.find()
                    ? Optional.of(Path.of(modules.group(1), ECHO)).filter(Files::exists)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Starts it.
     *
     * @param folder for its conf, its log and its files
     * @param cores that it runs on; empty leaves it to the machine
     */
    public static NginxOrigin start(Path folder, Path module, String cores) throws IOException, InterruptedException {
        NginxConf conf = new NginxConf(folder, module, ports());
        NginxContent content = new NginxContent(folder.resolve("content"));
        Path file = Files.writeString(folder.resolve("nginx.conf"), conf.text());
        List<String> command = List.of(
                "nginx",
                "-p",
                folder.toString(),
                "-c",
                file.toString(),
                "-e",
                folder.resolve("error.log").toString());
        Process server = new ProcessBuilder(Execution.pinned(cores, command))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        NginxOrigin origin = new NginxOrigin(conf, content, server);
        origin.awaitStart();
        return origin;
    }

    private static Map<Long, Integer> ports() throws IOException {
        Map<Long, Integer> ports = new LinkedHashMap<>();
        for (long latency : LATENCIES) {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                ports.put(latency, free.getLocalPort());
            }
        }
        return ports;
    }

    private void awaitStart() throws IOException, InterruptedException {
        for (int tries = 0; tries < TRIES && server.isAlive(); tries++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), conf.ports().get(0L)).close();
                return;
            } catch (IOException e) {
                Thread.sleep(PAUSE_MS);
            }
        }
        server.destroyForcibly();
        throw new IOException(
                "nginx did not start: " + Files.readString(conf.folder().resolve("said")));
    }

    @Override
    public String name() {
        return "nginx";
    }

    @Override
    public void offer(String name, long bytes) throws IOException {
        content.file(name, bytes);
    }

    @Override
    public String begin(long latencyMs) throws IOException {
        Integer port = conf.ports().get(latencyMs);
        if (port == null) {
            throw new IOException("this nginx holds pages back for " + LATENCIES + " ms only");
        }
        flushed();
        logged = Files.size(log());
        return "http://127.0.0.1:" + port;
    }

    @Override
    public Optional<Asked> asked() throws IOException {
        flushed();
        Asked.Count count = new Asked.Count();
        try (BufferedReader lines = Files.newBufferedReader(log())) {
            lines.skip(logged);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                count(line, count);
            }
        }
        return Optional.of(count.asked());
    }

    private Path log() {
        return conf.folder().resolve("asked.log");
    }

    private static void flushed() throws IOException {
        try {
            Thread.sleep(FLUSH_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** A line is {@code SECONDS.MILLIS STATUS TARGET}. */
    static void count(String line, Asked.Count count) {
        int status = line.indexOf(' ') + 1;
        int target = line.indexOf(' ', status) + 1;
        long millis = Long.parseLong(line.substring(0, status - 1).replace(".", ""));
        count.add(line.substring(target), line.startsWith("200 ", status), millis);
    }

    @Override
    public double cpuSeconds() {
        return new Tree(server.pid()).cpuSeconds();
    }

    /** The master ends its worker, at SIGTERM at once. */
    @Override
    public void close() {
        server.destroy();
        server.onExit()
                .orTimeout(CLOSE_SECONDS, TimeUnit.SECONDS)
                .exceptionally(late -> server.destroyForcibly())
                .join();
    }
}
