package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The confs that users start with do what the README says of them. */
@Isolated("measures")
class ShippedConfsTest {
    private static final long SUM = 494_999_999_550_000_000L;
    private static final int TRIES = 3;

    @TempDir
    Path folder;

    private Ravel ravel;

    @BeforeEach
    void start() {
        ravel = new Ravel(folder).asShipped();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequential", "event-loop", "workers", "workers-gil"})
    void nineteen_pages_are_done_under_every_deployment(String deployment) throws Exception {
        JsonObject summary = summary("io", "-deployment", conf("deploy/" + deployment));

        assertThat(summary.getJsonObject("tasks").getInteger("done")).isEqualTo(19);
        assertThat(summary.getJsonObject("latencyMs").getDouble("p50")).isGreaterThanOrEqualTo(200);
    }

    @Test
    void fetching_blocks_no_event_loop() throws Exception {
        JsonObject loop = new JsonObject().put("episodes", -1);
        for (int i = 0; i < TRIES && loop.getInteger("episodes") != 0; i++) {
            loop = summary("io").getJsonObject("loop");
        }
        assertThat(loop.getInteger("episodes")).as(loop.encodePrettily()).isZero();
    }

    @Test
    void workers_add_every_number() throws Exception {
        assertThat(summary("cpu").getLong("sum")).isEqualTo(SUM);
    }

    @Test
    void under_the_lock_only_one_of_two_threads_adds_at_a_time() throws Exception {
        JsonObject summary = summary("cpu", "-deployment", conf("deploy/workers-gil"), "-set", "job.sum.chunks=6");
        List<JsonObject> outcomes = Ravel.outcomes(folder.resolve("runs"));
        DoubleSummaryStatistics computing = phases(outcomes, "compute");

        assertThat(summary.getLong("sum")).isEqualTo(SUM);
        assertThat(outcomes.stream().map(line -> line.getString("lane")).distinct())
                .hasSize(2);
        assertThat(phases(outcomes, "lock").getSum()).isPositive();
        assertThat(computing.getCount()).isEqualTo(6);
        assertThat(computing.getSum()).isLessThanOrEqualTo(summary.getDouble("wallMs") + 1);
    }

    private static DoubleSummaryStatistics phases(List<JsonObject> outcomes, String phase) {
        return outcomes.stream()
                .map(outcome -> outcome.getJsonObject("phases"))
                .mapToDouble(phases -> phases.getDouble(phase, 0.0))
                .summaryStatistics();
    }

    @Test
    void adding_on_an_event_loop_blocks_it_and_the_line_is_named() throws Exception {
        JsonObject summary = summary("cpu-event-loop");
        JsonObject loop = summary.getJsonObject("loop");

        assertThat(summary.getLong("sum")).isEqualTo(SUM);
        assertThat(loop.getInteger("episodes")).isPositive();
        assertThat(loop.getJsonArray("worst").getJsonObject(0).getString("culprit"))
                .startsWith("dev.ravel.compute.SumKernels.");
    }

    @Test
    void blocks_of_known_lengths_are_found() throws Exception {
        JsonObject loop = summary("calibrate").getJsonObject("loop");

        assertThat(loop.getInteger("episodes")).isBetween(1, 4);
        assertThat(loop.getJsonArray("worst").getJsonObject(0).getDouble("ms")).isGreaterThanOrEqualTo(20);
        assertThat(loop.getJsonArray("worst").getJsonObject(0).getString("culprit"))
                .startsWith("dev.ravel.compute.Block.");
    }

    @Test
    void the_real_site_is_only_previewed() throws Exception {
        Ravel.Ended ended = ravel.run("-conf", conf("opgg"), "-dry-run");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("19 tasks").contains("www.op.gg:443").contains("page=19&region=kr");
    }

    @Test
    void a_mirror_is_complete_and_the_next_time_there_is_nothing_to_do() throws Exception {
        assertThat(summary("mirror").getJsonObject("tasks").getInteger("done")).isEqualTo(14);
        assertThat(summary("mirror").getJsonObject("tasks").getInteger("skipped"))
                .isEqualTo(14);
    }

    @Test
    void the_real_archive_is_only_previewed() throws Exception {
        Ravel.Ended ended = ravel.run("-conf", conf("ravel"), "-dry-run");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("5 tasks").contains("archive.org:443").contains("05Anim.mp3");
    }

    @Test
    void virtual_threads_are_refused_below_java_21_in_one_line() throws Exception {
        int java = Runtime.version().feature();
        Assumptions.assumeTrue(java < 21, "this Java has virtual threads");

        Ravel.Ended ended = ravel.run("-conf", conf("io"), "-deployment", conf("deploy/virtual-threads"));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errors()).singleElement().asString().contains("needs Java 21 or newer; this is Java " + java);
    }

    private JsonObject summary(String conf, String... more) throws Exception {
        String[] arguments = new String[3 + more.length];
        arguments[0] = "-conf";
        arguments[1] = conf(conf);
        arguments[2] = "-json";
        System.arraycopy(more, 0, arguments, 3, more.length);
        Ravel.Ended ended = ravel.run(arguments);
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.summary();
    }

    private static String conf(String name) {
        return Path.of("conf", name + ".json").toAbsolutePath().toString();
    }
}
