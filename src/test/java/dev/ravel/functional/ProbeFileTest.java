package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What a run leaves of its measurements. */
@Isolated("measures")
class ProbeFileTest {
    private static final String BLOCK =
            """
            {"job": {"block": {"ms": [150]}}, "deployment": {"model": "eventLoop", "sumOn": "loop"}}""";
    private static final int TRIES = 5;

    @TempDir
    Path folder;

    @Test
    void a_block_stands_where_it_happened_once_with_its_line_and_the_lag_around_it() throws Exception {
        for (int tries = 1; !blocked(finished().resolve("probe.jsonl")); tries++) {
            assertThat(tries).as("the machine was in the way every time").isLessThan(TRIES);
        }
    }

    /**
     * Whether it was the task's doing, and a stack was taken in time: on a busy machine the watchdog may be held as well,
     * or the loop go on before its stack is there.
     */
    private static boolean blocked(Path file) throws IOException {
        JsonObject stall = only(objects(file, "stall")
                .filter(line -> line.containsKey("ordinal"))
                .toList());
        Instant from = stall.getInstant("startedAt");
        Instant to = from.plusNanos((long) (stall.getDouble("ms") * 1e6));

        assertThat(stall.getLong("ordinal")).isZero();
        assertThat(stall.getString("lane")).isEqualTo("loop-0");
        assertThat(stall.getDouble("ms")).isGreaterThanOrEqualTo(150);
        assertThat(objects(file, "lag").filter(lag -> touches(lag, from, to)))
                .anySatisfy(lag -> assertThat(lag.getDouble("maxMs")).isGreaterThanOrEqualTo(130));
        if (!stall.getString("kind").equals("task")
                || stall.getString("culprit").isEmpty()) {
            return false;
        }
        assertThat(stall.getString("culprit")).startsWith("dev.ravel.compute.");
        assertThat(stall.getJsonArray("stack").getString(0)).isNotEmpty();
        return true;
    }

    @Test
    void buckets_of_a_loop_follow_each_other_and_do_not_overlap() throws Exception {
        List<JsonObject> lags =
                objects(finished().resolve("probe.jsonl"), "lag").toList();

        assertThat(lags).isNotEmpty().allSatisfy(lag -> assertThat(lag.getLong("ms"))
                .isEqualTo(50));
        for (int i = 1; i < lags.size(); i++) {
            Instant before = lags.get(i - 1).getInstant("startedAt");
            assertThat(Duration.between(before, lags.get(i).getInstant("startedAt")))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(50));
        }
    }

    @Test
    void a_run_that_has_finished_is_shown_again_without_another_line() throws Exception {
        Path run = finished();
        String recorded = Files.readString(run.resolve("probe.jsonl"));

        assertThat(ravel().run("-resume", run.toString(), "-quiet").code()).isZero();
        assertThat(ravel().run("-verify", run.toString(), "-quiet").code()).isZero();
        assertThat(Files.readString(run.resolve("probe.jsonl"))).isEqualTo(recorded);
    }

    @Test
    void a_run_that_goes_on_appends() throws Exception {
        Path run = finished();
        String recorded = Files.readString(run.resolve("probe.jsonl"));
        forgetOutcomes(run);

        assertThat(ravel().run("-resume", run.toString(), "-quiet").code()).isZero();
        assertThat(Files.readString(run.resolve("probe.jsonl")))
                .startsWith(recorded)
                .hasSizeGreaterThan(recorded.length());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_disk_that_is_full_for_the_recording_alone_is_told_and_ends_nothing() throws Exception {
        Path run = finished();
        forgetOutcomes(run);
        Files.delete(run.resolve("probe.jsonl"));
        Files.createSymbolicLink(run.resolve("probe.jsonl"), Path.of("/dev/full"));

        Ravel.Ended resumed = ravel().run("-resume", run.toString(), "-json");

        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.summary().getJsonObject("tasks").getInteger("done")).isEqualTo(1);
        assertThat(resumed.summary().getJsonObject("loop").getString("unrecorded"))
                .isEqualTo("No space left on device");
    }

    @Test
    void a_probe_that_is_switched_off_leaves_no_file() throws Exception {
        Path run = finished("-set", "probe.enabled=false");

        assertThat(run.resolve("probe.jsonl")).doesNotExist();
        assertThat(run.resolve("summary.json")).exists();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_summary_tells_what_the_jobs_cpu_time_went_into() throws Exception {
        JsonObject times = new JsonObject(Files.readString(finished().resolve("summary.json")))
                .getJsonObject("process")
                .getJsonObject("jobCpuMs");

        assertThat(times.fieldNames()).containsExactly("tasks", "compiler", "collector", "measuring", "lab", "other");
        assertThat(times.getDouble("tasks")).isPositive();
        assertThat(times.getDouble("measuring")).isPositive();
        assertThat(times.getDouble("lab")).isZero();
    }

    /** As if the run had been cut off before its first outcome. */
    private static void forgetOutcomes(Path run) throws IOException {
        Path journal = run.resolve("outcomes.jsonl");
        Files.writeString(journal, Files.readAllLines(journal).get(0) + "\n");
    }

    private static boolean touches(JsonObject lag, Instant from, Instant to) {
        Instant start = lag.getInstant("startedAt");
        return start.isBefore(to) && start.plusMillis(lag.getLong("ms")).isAfter(from);
    }

    private static Stream<JsonObject> objects(Path file, String type) throws IOException {
        return Files.readAllLines(file).stream()
                .map(JsonObject::new)
                .filter(line -> line.containsKey(type))
                .map(line -> line.getJsonObject(type));
    }

    private static JsonObject only(List<JsonObject> objects) {
        assertThat(objects).hasSize(1);
        return objects.get(0);
    }

    /** The directory of a run that was started now and has ended. */
    private Path finished(String... more) throws Exception {
        String[] arguments = Stream.concat(Stream.of("-conf", BLOCK, "-json"), Stream.of(more))
                .toArray(String[]::new);
        Ravel.Ended ended = ravel().run(arguments);
        assertThat(ended.code()).as(ended.err()).isZero();
        return folder.resolve(ended.summary().getString("runDir"));
    }

    private Ravel ravel() {
        return new Ravel(folder).asShipped();
    }
}
