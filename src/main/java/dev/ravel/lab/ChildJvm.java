package dev.ravel.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A JVM of the same executable and class path as this one. Its standard input is a pipe that nobody writes to: it closes
 * when this JVM ends, however it ends, and a child that reads it ends then too.
 */
final class ChildJvm {
    private static final long ANSWER_SECONDS = 30;
    /** How long the last line of a child that has ended may take to arrive. */
    private static final long LAST_LINE_SECONDS = 2;

    private final Process process;
    private final PipeReader out;
    private final PipeReader err;

    private ChildJvm(Process process) {
        this.process = process;
        this.out = new PipeReader("lab-stdout", process.getInputStream());
        this.err = new PipeReader("lab-stderr", process.getErrorStream());
    }

    static ChildJvm start(Class<?> main, String argument) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                argument);
        return new ChildJvm(new ProcessBuilder(command).start());
    }

    long pid() {
        return process.pid();
    }

    /** The first line of its standard output; ends the child where there is none within 30 seconds. */
    String firstLine() throws IOException, InterruptedException {
        try {
            return out.first.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IOException("the lab's process did not start: " + lastError(), e);
        }
    }

    private String lastError() throws InterruptedException {
        err.thread.join(TimeUnit.SECONDS.toMillis(LAST_LINE_SECONDS));
        return err.last;
    }

    /** Lets it go, and kills it where it does not end within the time. */
    void close(long timeout, TimeUnit unit) throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(timeout, unit)) {
            process.destroyForcibly().waitFor(timeout, unit);
        }
    }

    /** Reads a pipe to its end, so that the child never waits for a reader; keeps the first line and the last. */
    private static final class PipeReader {
        private final CompletableFuture<String> first = new CompletableFuture<>();
        private final Thread thread;
        private volatile String last = "it said nothing";

        private PipeReader(String name, InputStream pipe) {
            thread = new Thread(() -> read(pipe), name);
            thread.setDaemon(true);
            thread.start();
        }

        private void read(InputStream pipe) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(pipe, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    first.complete(line);
                    last = line;
                }
                first.completeExceptionally(new IOException("the pipe ended"));
            } catch (IOException e) {
                first.completeExceptionally(e);
            }
        }
    }
}
