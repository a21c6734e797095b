package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
import dev.ravel.trace.TraceFormat;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What real runs draw of themselves: the trace keeps the format's rules and holds what the journal holds. */
@Slow(46)
class DrawingTest {
    private static final String JOB =
            "{'job': {'fetch': {'urls': ['{+lab}/leaderboards/tier?page=1', '{+lab}/status/404', '{+lab}/status/500',"
                    + " '{+lab}/redirect/2', '{+lab}/wire/body-shorter']}, 'sum': {'from': 0, 'to': 50000000, 'chunks': 4}},"
                    + " 'retry': {'maxAttempts': 2, 'delayMs': 10}, 'politeness': {'delayMs': 20}, 'lab': {'latencyMs': 30},"
                    + " 'deployment': ";

    @TempDir
    Path folder;

    private Ravel ravel;

    @BeforeEach
    void create() {
        ravel = new Ravel(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'model': 'sequential'}",
                "{'model': 'workers', 'threads': 2}",
                "{'model': 'workers', 'threads': 2, 'gil': true}",
                "{'model': 'eventLoop', 'inFlight': 8}",
                "{'model': 'eventLoop', 'inFlight': 8, 'sumOn': 'loop'}",
                "{'model': 'processes', 'processes': 2, 'inner': {'inFlight': 4, 'sumOn': 'loop'}}"
            })
    void a_trace_is_valid_and_has_every_task_of_the_journal_once(String deployment) throws Exception {
        Ravel.Ended ended = ravel.run("-conf", (JOB + deployment + "}").replace('\'', '"'));
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);

        TraceFormat trace = TraceFormat.read(only("trace.json")).valid();

        List<JsonObject> outcomes = Ravel.outcomes(folder.resolve("runs"));
        assertThat(outcomes).hasSize(9);
        assertThat(trace.requests()).hasSize(9);
        assertThat(Files.readString(only("trace.json"))).contains("status/404").contains("truncated");
    }

    @Test
    void blocks_stand_as_instants_where_they_happened() throws Exception {
        String blocks = "{'job': {'block': {'ms': [150, 400]}}, 'deployment': {'model': 'eventLoop', 'sumOn': 'loop'}}";
        ravel.run("-conf", blocks.replace('\'', '"'), "-quiet");

        TraceFormat trace = TraceFormat.read(only("trace.json")).valid();

        // on a machine that is busy elsewhere a block may count as a pause of the machine: it has its task all the same
        List<Double> lengths = trace.events("i").stream()
                .map(event -> event.getJsonObject("args"))
                .filter(stall -> stall.containsKey("task"))
                .map(stall -> stall.getDouble("ms"))
                .sorted()
                .toList();
        assertThat(lengths).hasSize(2);
        assertThat(lengths.get(0)).isGreaterThanOrEqualTo(150);
        assertThat(lengths.get(1)).isGreaterThanOrEqualTo(400);
    }

    @Test
    void a_run_says_where_its_report_is() throws Exception {
        Ravel.Ended ended = ravel.run("-conf", "{\"job\": {\"sum\": {\"from\": 0, \"to\": 9}}}");

        String run = only("").getFileName().toString();
        assertThat(ended.out()).endsWith("  report      runs/" + run + "/report.html\n");
    }

    @Test
    void a_run_can_be_drawn_later() throws Exception {
        ravel.run("-conf", "{\"job\": {\"sum\": {\"from\": 0, \"to\": 9}}, \"output\": {\"report\": false}}", "-quiet");
        Path run = only("summary.json").getParent();
        assertThat(run.resolve("report.html")).doesNotExist();

        Ravel.Ended ended = ravel.run("-report", run.toString());

        assertThat(ended.code()).isZero();
        assertThat(ended.out().lines()).containsExactly(run + "/report.html", run + "/trace.json");
        assertThat(run.resolve("report.html")).isNotEmptyFile();
        TraceFormat.read(run.resolve("trace.json")).valid();
    }

    @Test
    void what_is_no_run_is_refused_in_one_line() throws Exception {
        Ravel.Ended ended = ravel.run("-report", folder.toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errors()).singleElement().asString().contains("has no conf.json, so it is no run");
    }

    private Path only(String name) throws Exception {
        try (Stream<Path> all = Files.list(folder.resolve("runs"))) {
            return all.findFirst().orElseThrow().resolve(name);
        }
    }
}
