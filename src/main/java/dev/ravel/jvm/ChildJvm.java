package dev.ravel.jvm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A JVM of the same executable and class path as this one. Its standard input is a pipe that closes when this JVM ends,
 * however it ends: a child that reads it ends then too.
 */
public final class ChildJvm {
    private static final long ANSWER_SECONDS = 30;
    /** How long the last line of a child that has ended may take to arrive. */
    private static final long LAST_LINE_SECONDS = 2;

    private final Process process;
    private final PipeReader out;
    private final PipeReader err;

    private ChildJvm(Process process, String name) {
        this.process = process;
        this.out = new PipeReader(name + "-stdout", process.getInputStream());
        this.err = new PipeReader(name + "-stderr", process.getErrorStream());
    }

    /**
     * Starts a child.
     *
     * @param name of the threads that read what it says
     * @param options of the JVM
     * @param arguments which everybody on the machine can read
     */
    public static ChildJvm start(String name, Class<?> main, List<String> options, String... arguments)
            throws IOException {
        List<String> command = command(options, main.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder child = new ProcessBuilder(command);
        Options.IN_ENVIRONMENT.forEach(child.environment()::remove);
        return new ChildJvm(child.start(), name);
    }

    /** The command of a JVM of the same executable and class path as this one, without the arguments of the program. */
    public static List<String> command(List<String> options, String main) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        Archive.here().ifPresent(archive -> command.addAll(archive.options(options)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        return command;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public long pid() {
        return process.pid();
    }

    /** Completes when it has ended, however it did. */
    public CompletableFuture<?> ended() {
        return process.onExit();
    }

    /** Its exit code, once it has ended. */
    public int code() {
        return process.exitValue();
    }

    /** Writes a line to its standard input, which nobody else can read. Waits for a child that does not read it. */
    public void tell(String line) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /** The first line of its standard output; ends the child where there is none within 30 seconds. */
    public String firstLine() throws IOException, InterruptedException {
        try {
            return out.first.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IOException(lastError(), e);
        }
    }

    /** The last line of its standard error: what it complained about, where it has ended. */
    public String lastError() throws InterruptedException {
        err.thread.join(TimeUnit.SECONDS.toMillis(LAST_LINE_SECONDS));
        return err.last;
    }

    /** Lets it go; waits for nothing. */
    public void letGo() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended, and has not read all that it was told.
        }
    }

    /** Lets it go, and kills it where it does not end within the time. */
    public void close(long timeout, TimeUnit unit) throws InterruptedException {
        letGo();
        if (!process.waitFor(timeout, unit)) {
            kill(timeout, unit);
        }
    }

    /** Ends it at once. */
    public void kill(long timeout, TimeUnit unit) throws InterruptedException {
        process.destroyForcibly().waitFor(timeout, unit);
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
