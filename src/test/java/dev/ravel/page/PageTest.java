package dev.ravel.page;

import static dev.ravel.page.Island.objects;
import static dev.ravel.timeline.RunFiles.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.timeline.Recording;
import dev.ravel.timeline.RunFiles;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    private static final String HOSTILE = "http://127.0.0.1:1/<img src=x onerror=alert(1)></script>";

    @TempDir
    Path folder;

    private Path run;
    private Path page;

    @BeforeEach
    void place() {
        run = folder.resolve("20260101-120000-io-eventLoop");
        page = folder.resolve("report.html");
    }

    @Test
    void every_attempt_has_a_bar_in_its_lane() throws IOException {
        JsonObject timeline = timeline(Runs.small(run));

        assertThat(timeline.getString("job")).isEqualTo("io");
        assertThat(timeline.getLong("attempts")).isEqualTo(5);
        List<JsonObject> lanes = objects(timeline, "lanes");
        assertThat(lanes).extracting(lane -> lane.getString("name")).containsExactly("loop-0", "loop-1");
        assertThat(lanes).extracting(lane -> lane.getJsonArray("bars").size()).containsExactly(4, 1);
        assertThat(lanes).extracting(lane -> lane.getInteger("rows")).containsExactly(2, 1);
    }

    @Test
    void a_bar_tells_of_its_phases_and_its_end() throws IOException {
        List<JsonObject> bars =
                objects(objects(timeline(Runs.small(run)), "lanes").get(0), "bars");

        assertThat(bars).extracting(bar -> bar.getString("end")).containsExactly("done", "again", "done", "failed");
        assertThat(bars.get(2).getJsonObject("phases"))
                .isEqualTo(new JsonObject()
                        .put("politeness", 15)
                        .put("firstByte", 100)
                        .put("body", 60));
        assertThat(bars.get(2).getDouble("start")).isEqualTo(80);
        assertThat(bars.get(3).getString("cause")).isEqualTo("timeout");
    }

    @Test
    void a_pause_in_the_slot_is_no_request_in_flight() throws IOException {
        RunFiles files = new RunFiles(run).start(0);
        files.task(0, "done", "'url':'http://a/'," + attempt("loop-0", 0, "'pause':600,'firstByte':400"));

        List<Double> inFlight = timeline(files).getJsonArray("inFlight").stream()
                .map(value -> ((Number) value).doubleValue())
                .toList();

        assertThat(inFlight.subList(0, inFlight.size() / 2)).containsOnly(0.0);
        assertThat(inFlight.get(inFlight.size() - 1)).isEqualTo(1);
    }

    @Test
    void stalls_and_failures_stand_where_they_happened() throws IOException {
        JsonObject timeline = timeline(Runs.small(run));

        assertThat(timeline.getDouble("beginMs")).isEqualTo(-50);
        assertThat(objects(timeline, "stalls"))
                .extracting(stall -> stall.getString("kind"))
                .containsExactly("startup", "task");
        JsonObject block = objects(timeline, "stalls").get(1);
        assertThat(block.getDouble("at")).isEqualTo(20);
        assertThat(block.getDouble("ms")).isEqualTo(180);
        assertThat(block.getInteger("lane")).isEqualTo(1);
        assertThat(block.getString("culprit")).isEqualTo(Runs.CULPRIT);
        assertThat(objects(timeline, "failures"))
                .singleElement()
                .satisfies(failure -> assertThat(failure.getDouble("at")).isEqualTo(290));
    }

    @Test
    void what_was_not_done_is_counted_by_cause_with_a_few_examples() throws IOException {
        RunFiles files = new RunFiles(run).start(0);
        for (int i = 0; i < 5; i++) {
            files.task(i, "failed", "'url':'u" + i + "','cause':'url','detail':'no scheme'");
        }
        files.task(5, "skipped", "'url':'u5','cause':'exists'");
        JsonObject timeline = timeline(files);

        List<JsonObject> endings = objects(timeline, "endings");
        assertThat(endings).extracting(ending -> ending.getString("cause")).containsExactly("url", "exists");
        assertThat(endings).extracting(ending -> ending.getInteger("count")).containsExactly(5, 1);
        assertThat(endings.get(0).getJsonArray("examples")).hasSize(3);
        assertThat(timeline.getInteger("unplaced")).isEqualTo(6);
        assertThat(timeline.getJsonArray("lanes")).isEmpty();
    }

    @Test
    void the_distribution_ends_with_the_longest_task() throws IOException {
        JsonArray latency = timeline(Runs.small(run)).getJsonArray("latency");

        JsonArray last = latency.getJsonArray(latency.size() - 1);
        assertThat(last.getDouble(0)).isEqualTo(1);
        // Three digits are kept.
        assertThat(last.getDouble(1)).isBetween(200.0, 200.2);
    }

    @Test
    void texts_from_outside_never_leave_their_strings() throws IOException {
        Runs.small(run)
                .task(9, "failed", "'url':'" + HOSTILE + "','cause':'connect'," + attempt("<b>", 0, "'connect':1"));
        Page.ofRun(Recording.of(run), page);

        assertThat(Island.text(page)).doesNotContain("<", ">", "&").contains("\\u003Cimg src=x");
        assertThat(Island.of(page).encode()).contains(HOSTILE);
    }

    @Test
    void a_text_without_end_is_cut() throws IOException {
        JsonObject timeline = timeline(new RunFiles(run)
                .start(0)
                .task(0, "done", "'url':'" + "u".repeat(100_000) + "'," + attempt("loop-0", 0, "'connect':1")));

        assertThat(timeline.encode().length()).isLessThan(10_000);
    }

    @Test
    void summary_and_conf_are_embedded() throws IOException {
        RunFiles files = Runs.small(run);
        files.write(run.resolve("summary.json"), "{'sum':494999999550000000,'wallMs':290.5}");
        files.write(run.resolve("conf.json"), "{'password':'***'}");
        timeline(files);

        assertThat(Island.of(page).getJsonObject("summary").getString("sum")).isEqualTo("494999999550000000");
        assertThat(Island.of(page).getJsonObject("conf").getString("password")).isEqualTo("***");
    }

    @Test
    void too_many_tasks_become_columns_that_lose_no_time_no_failure_and_no_stall() throws IOException {
        JsonObject timeline = timeline(Runs.large(run, 6_000, 100, 40));

        List<JsonObject> lanes = objects(timeline, "lanes");
        assertThat(lanes).hasSize(2).allSatisfy(lane -> {
            assertThat(lane.containsKey("bars")).isFalse();
            assertThat(busyMs(timeline, lane, "firstByte")).isBetween(44_900.0, 45_100.0);
            assertThat(busyMs(timeline, lane, "body")).isBetween(14_900.0, 15_100.0);
        });
        assertThat(objects(timeline, "failures")).hasSize(60);
        assertThat(objects(timeline, "stalls")).hasSize(40);
        assertThat(Files.size(page)).isLessThan(1_000_000);
    }

    @Test
    void lanes_without_number_become_one_band() throws IOException {
        RunFiles files = new RunFiles(run).start(0);
        for (int i = 0; i < 1_000; i++) {
            files.task(i, "failed", "'url':'u','cause':'timeout'," + attempt("virtual-" + i, i, "'firstByte':50"));
        }
        files.stall("loop-0", 10, 30, "'kind':'task'");
        JsonObject timeline = timeline(files);

        List<JsonObject> lanes = objects(timeline, "lanes");
        assertThat(lanes).extracting(lane -> lane.getString("name")).containsExactly("loop-0", "virtual-* (1000)");
        assertThat(lanes.get(1).getJsonArray("bars")).hasSize(1_000);
        assertThat(lanes.get(1).getInteger("rows")).isEqualTo(50);
        assertThat(objects(timeline, "failures"))
                .allSatisfy(failure -> assertThat(failure.getInteger("lane")).isEqualTo(1));
        assertThat(objects(timeline, "stalls").get(0).getInteger("lane")).isZero();
    }

    @Test
    void the_lock_and_the_computing_share_the_same_columns() throws IOException {
        RunFiles files = Runs.large(run, 5_000, 10_000, 0);
        files.task(5_000, "done", "'sum':'0..1'," + attempt("worker-0", 0, "'lock':900,'compute':300"));
        JsonObject timeline = timeline(files);

        JsonObject columns = objects(timeline, "lanes").get(2).getJsonObject("columns");
        assertThat(columns.getJsonArray("lock").getDouble(100)).isEqualTo(0.75);
        assertThat(columns.getJsonArray("compute").getDouble(100)).isEqualTo(0.25);
        assertThat(busyMs(timeline, objects(timeline, "lanes").get(2), "lock")).isBetween(890.0, 910.0);
    }

    private static double busyMs(JsonObject timeline, JsonObject lane, String phase) {
        return lane.getJsonObject("columns").getJsonArray(phase).stream()
                        .mapToDouble(value -> ((Number) value).doubleValue())
                        .sum()
                * timeline.getDouble("columnMs");
    }

    @Test
    void failures_without_number_share_marks_that_count_them() throws IOException {
        JsonObject timeline = timeline(Runs.large(run, 8_000, 1, 0));

        List<JsonObject> marks = objects(timeline, "failures");
        assertThat(marks.size()).isLessThanOrEqualTo(2 * Axis.COLUMNS);
        assertThat(marks.stream().mapToInt(mark -> mark.getInteger("count")).sum())
                .isEqualTo(8_000);
    }

    @Test
    void a_comparison_keeps_its_figures_and_the_order_of_its_runs() throws IOException {
        Runs.small(folder.resolve("a"));
        Runs.small(folder.resolve("b"));
        String json = Runs.comparison("pages", new JsonArray().add(Runs.model("sequential", 290, 1)))
                .encode();
        List<Shown> shown = List.of(
                new Shown("pages", "sequential", Recording.of(folder.resolve("b"))),
                new Shown("pages", "one event loop", Recording.of(folder.resolve("a"))));

        Page.ofComparison(json, shown, page);

        assertThat(Island.of(page).getJsonObject("comparison")).isEqualTo(new JsonObject(json));
        assertThat(objects(Island.of(page), "timelines"))
                .extracting(timeline -> timeline.getString("model"))
                .containsExactly("sequential", "one event loop");
    }

    @Test
    void the_policy_names_the_hash_of_each_script_and_of_the_style_and_nothing_else() throws Exception {
        Page.ofRun(Recording.of(Runs.small(run).path()), page);
        String html = Files.readString(page);

        List<String> inlined = Pattern.compile("<(script|style)>(.*?)</\\1>", Pattern.DOTALL)
                .matcher(html)
                .results()
                .map(match -> match.group(2))
                .toList();
        List<String> named = Pattern.compile("'(sha256-[^']+)'")
                .matcher(html.substring(0, html.indexOf("<style>")))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(inlined).hasSize(3);
        assertThat(named).containsExactlyInAnyOrder(hash(inlined.get(0)), hash(inlined.get(1)), hash(inlined.get(2)));
        assertThat(html).contains("default-src 'none'").contains("Copyright 2010-2023 Mike Bostock");
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    private JsonObject timeline(RunFiles files) throws IOException {
        Page.ofRun(Recording.of(files.path()), page);
        return Island.timeline(page);
    }
}
