package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are killed, and what other processes may do with them meanwhile. */
@Slow(18)
class ResumeTest {
    private static final String PAGES =
            """
            {"job": {"fetch": {"url": "{+lab}/leaderboards/tier?page={page}&region=kr",
                               "each": {"page": {"from": 1, "to": 60}}}},
             "deployment": {"inFlight": 2, "model": "eventLoop"}, "lab": {"latencyMs": 150}}""";

    @TempDir
    Path folder;

    @Test
    void a_run_that_was_killed_twice_ends_with_every_task_once() throws Exception {
        kill(ravel().start("-conf", PAGES), 1);
        Path run = run();
        kill(ravel().start("-resume", run.toString()), 10);
        long before = lines() - starts();

        Ravel.Ended ended = ravel().run("-resume", run.toString(), "-json");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Ravel.outcomes(folder.resolve("runs")).stream().map(line -> line.getLong("ordinal")))
                .containsExactlyElementsOf(LongStream.range(0, 60).boxed().toList());
        assertThat(ended.summary().getJsonObject("tasks"))
                .isEqualTo(
                        new JsonObject(
                                "{\"total\": 60, \"done\": 60, \"failed\": 0, \"skipped\": 0, \"expired\": 0, \"pending\": 0}"));
        assertThat(ended.summary().getLong("resumed")).isEqualTo(before);
        assertThat(starts()).isEqualTo(3);
        assertThat(ports()).as("the lab listens where it did").isEqualTo(1);
    }

    @Test
    void a_run_that_goes_on_is_left_to_its_process() throws Exception {
        Ravel.Running running = ravel().start("-conf", PAGES, "-set", "lab.latencyMs=600000");
        awaitLines(running, 1);
        String run = run().toString();

        Ravel.Ended resumed = ravel().run("-resume", run);
        Ravel.Ended retried = ravel().run("-retry-failed", run);
        Ravel.Ended verified = ravel().run("-verify", run, "-json");
        running.process().destroyForcibly();

        String still = run + ": is still running: another process has its journal";
        assertThat(resumed.errors()).containsExactly(still);
        assertThat(resumed.code()).isEqualTo(2);
        assertThat(retried.errors()).containsExactly(still);
        assertThat(verified.code()).isZero();
        assertThat(verified.summary().getBoolean("running")).isTrue();
    }

    @Test
    void a_port_of_the_lab_that_is_taken_is_one_line() throws Exception {
        kill(ravel().start("-conf", PAGES), 1);
        String run = run().toString();
        int port = new JsonObject(Files.readAllLines(journal()).get(0))
                .getJsonObject("run")
                .getJsonObject("lab")
                .getInteger("port");

        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Ravel.Ended ended = ravel().run("-resume", run, "-quiet");

            assertThat(taken.isBound()).isTrue();
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.errors())
                    .singleElement()
                    .asString()
                    .startsWith(run + ": lab.port = " + port + ": ")
                    .endsWith("; the lab of this run had that port, -set lab.port=N takes another");
        }
    }

    private Ravel ravel() {
        return new Ravel(folder);
    }

    private void kill(Ravel.Running running, long lines) throws Exception {
        awaitLines(running, lines);
        running.process().destroyForcibly();
        assertThat(running.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private void awaitLines(Ravel.Running running, long lines) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (lines() < lines) {
            assertThat(System.nanoTime()).as(Files.readString(running.err())).isLessThan(deadline);
            running.process().waitFor(5, TimeUnit.MILLISECONDS);
        }
    }

    private long lines() throws IOException {
        Path runs = folder.resolve("runs");
        if (!Files.isDirectory(runs)) {
            return 0;
        }
        try (Stream<Path> found = Files.list(runs)) {
            if (found.noneMatch(run -> Files.exists(run.resolve("outcomes.jsonl")))) {
                return 0;
            }
        }
        return Files.readString(journal()).chars().filter(c -> c == '\n').count();
    }

    private long starts() throws IOException {
        return Files.readAllLines(journal()).stream()
                .filter(line -> line.startsWith("{\"run\""))
                .count();
    }

    private long ports() throws IOException {
        return Files.readAllLines(journal()).stream()
                .filter(line -> line.startsWith("{\"run\""))
                .map(line -> new JsonObject(line).getJsonObject("run").getJsonObject("lab"))
                .distinct()
                .count();
    }

    private Path journal() throws IOException {
        return run().resolve("outcomes.jsonl");
    }

    private Path run() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            return runs.findFirst().orElseThrow();
        }
    }
}
