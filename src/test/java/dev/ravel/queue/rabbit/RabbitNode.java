package dev.ravel.queue.rabbit;

import dev.ravel.lab.Lab;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A RabbitMQ node of its own: in a temporary folder, in memory where there is room, on loopback, with an epmd of its own.
 * It ends when this JVM ends, however that is: a shell holds the other end of a pipe.
 */
final class RabbitNode {
    private static final Path LIBRARY = Path.of("/usr/lib/rabbitmq/lib");
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM = 1L << 30;
    private static final Duration START = Duration.ofMinutes(2);
    private static final long COMMAND_SECONDS = 120;

    /** The scripts of the library folder: those in the path become another user, and change to that user's folder. */
    private static final String SHELL =
            """
            epmd -address 127.0.0.1 -port "$ERL_EPMD_PORT" & epmd=$!
            "$0/rabbitmq-server" -noinput < /dev/null & node=$!
            read -r never
            kill -9 $node $epmd
            wait
            rm -rf "$HOME"
            """;

    private static final String LOOPBACK_ONLY = "-kernel inet_dist_use_interface {127,0,0,1}";

    private final Path scripts;
    private final Path folder;
    private final int port;
    private final int securePort;
    private final Map<String, String> environment;

    private RabbitNode(Path scripts, Path folder, List<Integer> ports) {
        this.scripts = scripts;
        this.folder = folder;
        this.port = ports.get(0);
        this.securePort = ports.get(3);
        this.environment = Map.ofEntries(
                Map.entry("HOME", folder.toString()),
                Map.entry("RABBITMQ_CONF_ENV_FILE", folder.resolve("none").toString()),
                Map.entry("RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq").toString()),
                Map.entry(
                        "RABBITMQ_ENABLED_PLUGINS_FILE",
                        folder.resolve("plugins").toString()),
                Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString()),
                Map.entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()),
                Map.entry("RABBITMQ_PID_FILE", folder.resolve("pid").toString()),
                Map.entry("RABBITMQ_NODENAME", "ravel@localhost"),
                Map.entry("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1"),
                Map.entry("RABBITMQ_NODE_PORT", "" + port),
                Map.entry("RABBITMQ_DIST_PORT", "" + ports.get(1)),
                Map.entry("ERL_EPMD_PORT", "" + ports.get(2)),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                // The shell then becomes the node, so that killing the one kills the other.
                Map.entry("RABBITMQ_ALLOW_INPUT", "1"),
                // No busy waiting: tests have two cores.
                Map.entry(
                        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
                        LOOPBACK_ONLY + " +sbwt none +sbwtdcpu none +sbwtdio none"),
                Map.entry("RABBITMQ_CTL_ERL_ARGS", LOOPBACK_ONLY));
    }

    /** One that answers, or none where RabbitMQ is not installed. */
    static Optional<RabbitNode> start() {
        return scripts().map(scripts -> {
            try {
                RabbitNode node = new RabbitNode(scripts, freshFolder(), freePorts());
                node.configure();
                node.run();
                return node;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A quorum queue syncs with every commit, which a slow disk makes everybody wait for. No test needs the disk itself. */
    private static Path freshFolder() throws IOException {
        String prefix = "ravel-rabbit";
        return roomInMemory() ? Files.createTempDirectory(MEMORY, prefix) : Files.createTempDirectory(prefix);
    }

    private static boolean roomInMemory() throws IOException {
        return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= ROOM;
    }

    private static Optional<Path> scripts() {
        if (!Files.isDirectory(LIBRARY)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(LIBRARY)) {
            return versions.map(version -> version.resolve("sbin"))
                    .filter(sbin -> Files.isExecutable(sbin.resolve("rabbitmq-server")))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Held all together before any is let go: four different ones. */
    private static List<Integer> freePorts() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket node = new ServerSocket(0, 1, loopback);
                ServerSocket distribution = new ServerSocket(0, 1, loopback);
                ServerSocket epmd = new ServerSocket(0, 1, loopback);
                ServerSocket secure = new ServerSocket(0, 1, loopback)) {
            return Stream.of(node, distribution, epmd, secure)
                    .map(ServerSocket::getLocalPort)
                    .toList();
        }
    }

    /**
     * It shows the lab's certificate to whoever comes by TLS; also at an address for which that one is not made out. Its
     * log of commits, of which a few are kept, has 512 MB each unless told otherwise.
     */
    private void configure() throws IOException {
        String settings =
                """
                listeners.ssl.1 = 127.0.0.1:%1$d
                listeners.ssl.2 = 127.0.0.251:%1$d
                ssl_options.cacertfile = %2$s
                ssl_options.certfile = %3$s
                ssl_options.keyfile = %4$s
                raft.wal_max_size_bytes = 33554432
                """
                        .formatted(securePort, pem("authority"), pem("cert"), pem("key"));
        Files.writeString(folder.resolve("rabbitmq.conf"), settings);
    }

    private Path pem(String name) throws IOException {
        Path copy = folder.resolve(name + ".pem");
        try (InputStream in = Lab.class.getResourceAsStream(name + ".pem")) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }

    private void run() throws IOException {
        Process shell = process("sh", "-c", SHELL, scripts.toString()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(shell)));
        awaitAnswer(shell);
    }

    private ProcessBuilder process(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("out").toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    /** Waits a little for the shell, so that the folder is gone too. */
    private static void stop(Process shell) {
        try {
            shell.getOutputStream().close();
            shell.waitFor(5, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            shell.destroyForcibly();
        }
    }

    private void awaitAnswer(Process shell) throws IOException {
        long end = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (!shell.isAlive() || System.nanoTime() > end) {
                stop(shell);
                throw new IOException("the private RabbitMQ does not start");
            }
        }
    }

    /** The port is opened last of all; the wait for it paces the loop. */
    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            pause();
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String url() {
        return "amqp://guest:guest@127.0.0.1:" + port;
    }

    String secureUrl(String host) {
        return "amqps://guest:guest@" + host + ":" + securePort;
    }

    /** What rabbitmqctl says. */
    String control(String... command) {
        List<String> line =
                new ArrayList<>(List.of(scripts.resolve("rabbitmqctl").toString(), "-q"));
        line.addAll(List.of(command));
        try {
            return said(process(line.toArray(String[]::new))
                    .redirectOutput(ProcessBuilder.Redirect.PIPE)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String said(Process command) throws IOException {
        String text = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!command.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS) || command.exitValue() != 0) {
                throw new IOException("rabbitmqctl: " + text);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return text;
    }
}
