package dev.ravel.queue.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Jedis;
import redis.embedded.core.ExecutableProvider;

/** A Redis of the tests' own, on loopback, with an append-only file; it may be killed and started again. */
public final class RedisProcess implements AutoCloseable {
    private static final ExecutableProvider EXECUTABLES = ExecutableProvider.newJarResourceProvider();

    private final Path folder;
    private final List<String> settings;
    private final int port = freePort();
    private Process process;

    public RedisProcess(Path folder, String... settings) throws IOException {
        this.folder = folder;
        this.settings = List.of(settings);
        start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns when it takes connections. */
    public void start() throws IOException {
        List<String> command = new ArrayList<>(List.of(executable(), "--bind", "127.0.0.1"));
        command.addAll(List.of("--port", String.valueOf(port), "--dir", folder.toString(), "--save", ""));
        command.addAll(List.of("--appendonly", "yes", "--appendfsync", "everysec"));
        command.addAll(settings);
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        awaitReady(new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }

    private static synchronized String executable() throws IOException {
        return EXECUTABLES.get().getAbsolutePath();
    }

    /** Its output ends with the process, which the test ends. */
    private static void awaitReady(BufferedReader output) throws IOException {
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.contains("Ready to accept connections")) {
                drain(output);
                return;
            }
        }
        throw new AssertionError("Redis did not start: " + said);
    }

    private static void drain(BufferedReader output) {
        Thread reader = new Thread(() -> read(output), "redis-output");
        reader.setDaemon(true);
        reader.start();
    }

    private static void read(BufferedReader output) {
        try {
            while (output.readLine() != null) {}
        } catch (IOException e) {
            // The process was killed.
        }
    }

    int port() {
        return port;
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** The same, for one that was told to ask for this password. */
    public String url(String password) {
        return "redis://:" + password + "@127.0.0.1:" + port;
    }

    /** A connection for looking and meddling. */
    Jedis jedis() {
        return new Jedis("127.0.0.1", port);
    }

    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
