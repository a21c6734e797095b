package dev.ravel.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The loops' thread is the test's own. */
class RecorderTest {
    private static final long MS = 1_000_000;
    private static final long PATIENCE_MS = 60_000;
    private static final Epoch EPOCH = new Epoch(Instant.parse("2026-01-01T12:00:00.000000700Z"), 0);

    @TempDir
    private Path folder;

    private final List<Loop> loops = new CopyOnWriteArrayList<>();
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("probe.jsonl");
    }

    @Test
    void stalls_and_lags_are_one_object_a_line_each() throws IOException {
        Lag lag = loop("loop-0");
        lag.tick(12 * MS + 345_678, true);
        Recorder recorder = started();
        recorder.stall(stall(OptionalLong.of(7)));
        recorder.stall(stall(OptionalLong.empty()));

        assertThat(recorder.close(20 * MS, PATIENCE_MS)).isEmpty();
        assertThat(Files.readString(file))
                .isEqualTo(
                        """
                        {"stall":{"lane":"loop-0","kind":"task","ordinal":7,"startedAt":"2026-01-01T12:00:00.005Z","ms":60.123,"culprit":"a.B.c(B.java:1)","stack":["a.B.c(B.java:1)","d.E.f(native)"]}}
                        {"stall":{"lane":"loop-0","kind":"task","startedAt":"2026-01-01T12:00:00.005Z","ms":60.123,"culprit":"a.B.c(B.java:1)","stack":["a.B.c(B.java:1)","d.E.f(native)"]}}
                        {"lag":{"lane":"loop-0","startedAt":"2026-01-01T12:00:00Z","ms":50,"maxMs":2.346}}
                        """);
    }

    @Test
    void a_loop_that_is_held_at_the_end_is_late_until_then() throws IOException {
        loop("loop-0");
        loop("loop-1").tick(111 * MS, true);

        assertThat(started().close(120 * MS, PATIENCE_MS)).isEmpty();
        assertThat(Files.readAllLines(file))
                .extracting(line -> line.replaceAll(".*lane\":\"|\"startedAt\":\"[^\"]*:|[Z\"}]", ""))
                .containsExactly(
                        "loop-0,00,ms:50,maxMs:110.0",
                        "loop-0,00.050,ms:50,maxMs:70.0",
                        "loop-0,00.100,ms:50,maxMs:20.0",
                        "loop-1,00,ms:50,maxMs:101.0",
                        "loop-1,00.050,ms:50,maxMs:61.0",
                        "loop-1,00.100,ms:50,maxMs:11.0");
    }

    @Test
    void it_goes_on_where_an_earlier_start_was_cut_off() throws IOException {
        Files.writeString(file, "{\"lag\":{}}\n{\"sta");
        Recorder recorder = started();
        recorder.stall(stall(OptionalLong.empty()));

        assertThat(recorder.close(0, PATIENCE_MS)).isEmpty();
        assertThat(Files.readAllLines(file)).hasSize(2).first().isEqualTo("{\"lag\":{}}");
    }

    @Test
    void what_is_known_is_written_while_the_run_goes_on() throws IOException {
        Lag lag = loop("loop-0");
        lag.tick(60 * MS, true);
        Recorder recorder = started();
        recorder.stall(stall(OptionalLong.of(7)));
        long from = System.nanoTime();
        while (lines() < 2 && System.nanoTime() - from < TimeUnit.SECONDS.toNanos(60)) {
            Thread.onSpinWait();
        }

        assertThat(lines()).isEqualTo(2);
        assertThat(recorder.close(60 * MS, PATIENCE_MS)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_full_disk_ends_the_recording_and_is_told() {
        file = Path.of("/dev/full");
        Recorder recorder = started();
        recorder.stall(stall(OptionalLong.empty()));

        assertThat(recorder.close(0, PATIENCE_MS)).hasValue("No space left on device");
    }

    @Test
    void a_file_that_cannot_be_opened_is_told() {
        file = folder.resolve("none").resolve("probe.jsonl");

        assertThat(started().close(0, PATIENCE_MS))
                .hasValueSatisfying(why -> assertThat(why).contains("none"));
    }

    @Test
    void a_disk_that_hangs_is_not_waited_for_and_fills_no_memory() {
        Recorder recorder = new Recorder(file, EPOCH, loops);
        assertThat(recorder.close(0, 0)).hasValue("the disk does not answer");

        for (int i = 0; i <= 10_000; i++) {
            recorder.stall(stall(OptionalLong.empty()));
        }
        assertThat(recorder.close(0, 0)).hasValue("the disk does not keep up");
    }

    private Recorder started() {
        Recorder recorder = new Recorder(file, EPOCH, loops);
        recorder.start();
        return recorder;
    }

    private Lag loop(String name) {
        Lag lag = new Lag(10 * MS, 20 * MS);
        lag.begin(0);
        Judge judge = new Judge(new Pauses(5 * MS), stall -> {}, EPOCH);
        loops.add(new Loop(name, Optional.empty(), lag, 20 * MS, judge));
        return lag;
    }

    private long lines() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    private static Stall stall(OptionalLong ordinal) {
        Instant startedAt = EPOCH.instant(5 * MS);
        List<String> stack = List.of("a.B.c(B.java:1)", "d.E.f(native)");
        return new Stall("loop-0", StallKind.TASK, ordinal, startedAt, 60.1234, stack.get(0), stack);
    }
}
