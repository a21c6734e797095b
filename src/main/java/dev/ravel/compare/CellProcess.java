package dev.ravel.compare;

import dev.ravel.jvm.ChildJvm;
import dev.ravel.jvm.Options;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A run in a fresh JVM of the same executable, options and class path as this one. Its conf goes through a pipe, so that
 * no secret of it is written down.
 */
final class CellProcess {
    /** How long a run that was told to stop has, beyond what its conf gives it to drain. */
    private static final long GRACE_SECONDS = 20;

    /** What is kept of all that a run complains about. */
    private static final int LAST_CHARS = 10_000;

    /** The system property that tells a run whose end is its own. */
    static final String PARENT = "ravel.parent";

    private final Process process;
    private final long drainMs;
    private final CompletableFuture<String> out;
    private final CompletableFuture<String> err;

    /** How it ended. */
    record Ended(int code, String out, String err) {
        /** The last thing that it complained about. */
        String complaint() {
            return err.lines()
                    .filter(line -> !line.isBlank())
                    .reduce((first, last) -> last)
                    .orElse("it said nothing");
        }
    }

    private CellProcess(Process process, long drainMs) {
        this.process = process;
        this.drainMs = drainMs;
        this.out = read(process.getInputStream(), Integer.MAX_VALUE);
        this.err = read(process.getErrorStream(), LAST_CHARS);
    }

    /**
     * Starts a run of a conf, and waits for nothing.
     *
     * @param drainMs how long its conf gives it when it is told to stop
     */
    static CellProcess start(String main, String conf, long drainMs) throws IOException {
        CellProcess cell = new CellProcess(new ProcessBuilder(command(main)).start(), drainMs);
        // a run that does not read must not keep anybody from stopping it
        daemon(() -> cell.hand(conf));
        return cell;
    }

    private void hand(String conf) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(conf.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended before it read its conf: its exit code and its complaint say why.
        }
    }

    private static List<String> command(String main) {
        List<String> options = new ArrayList<>(Options.inherited());
        options.add("-D" + PARENT + "=" + ProcessHandle.current().pid());
        List<String> command = ChildJvm.command(options, main);
        command.addAll(List.of("-conf", "-", "-json"));
        return command;
    }

    /** Waits for its end; one that takes longer is stopped, and {@link TimeoutException} thrown. */
    Ended end(long timeoutMs) throws InterruptedException, TimeoutException {
        if (!process.waitFor(timeoutMs, TimeUnit.MILLISECONDS)) {
            stop();
            throw new TimeoutException("did not end within " + timeoutMs + " ms");
        }
        return new Ended(process.exitValue(), text(out), text(err));
    }

    /** Ends it: kindly at first. May be called from any thread. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(drainMs + TimeUnit.SECONDS.toMillis(GRACE_SECONDS), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Reads a pipe to its end and keeps the last characters. */
    private static CompletableFuture<String> read(InputStream pipe, int mostKept) {
        CompletableFuture<String> text = new CompletableFuture<>();
        daemon(() -> text.complete(last(pipe, mostKept)));
        return text;
    }

    private static String last(InputStream pipe, int mostKept) {
        StringBuilder kept = new StringBuilder();
        char[] some = new char[LAST_CHARS];
        try (Reader in = new InputStreamReader(pipe, StandardCharsets.UTF_8)) {
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                kept.append(some, 0, n);
                kept.delete(0, Math.max(0, kept.length() - mostKept));
            }
        } catch (IOException e) {
            // What came so far is all that there is.
        }
        return kept.toString();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "ravel-cell");
        thread.setDaemon(true);
        thread.start();
    }

    /** A child of the child may keep the pipe open; what came so far is not worth waiting for it. */
    private static String text(CompletableFuture<String> pipe) throws InterruptedException {
        try {
            return pipe.get(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return "";
        }
    }
}
