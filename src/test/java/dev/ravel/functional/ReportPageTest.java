package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.ravel.page.Chromium;
import dev.ravel.page.Opened;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a real run, in a real browser, shows what the run's journal says. */
@Timeout(300)
@Isolated("measures")
class ReportPageTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sequential", "event-loop", "workers"})
    void lanes_and_bars_are_those_of_the_journal(String deployment) throws Exception {
        try (Chromium chromium = Chromium.start();
                Opened page =
                        chromium.open(page("io", "-deployment", conf("deploy/" + deployment)), ColorScheme.LIGHT)) {
            Map<String, Integer> drawn = new TreeMap<>();
            for (String lane : journaled().keySet()) {
                drawn.put(lane, page.count(".lane[data-lane='" + lane + "'] .bar"));
            }
            assertThat(drawn).isEqualTo(journaled());
            assertThat(page.texts(".verdict p").get(0)).startsWith("19 of 19 tasks done in ");
            page.isQuiet();
        }
    }

    @Test
    void calibrated_blocks_stand_where_they_happened_once_each_with_their_line() throws Exception {
        try (Chromium chromium = Chromium.start();
                Opened page = chromium.open(page("calibrate"), ColorScheme.DARK)) {
            List<JsonObject> blocks = blocks();

            assertThat(blocks).isNotEmpty();
            assertThat(page.count(".stall.task")).isEqualTo(blocks.size());
            for (JsonObject block : blocks) {
                String drawn = ".stall.task[data-ms='" + plain(block.getDouble("ms")) + "']";
                assertThat(page.count(drawn)).as(drawn).isEqualTo(1);
                assertThat(page.attribute(drawn, "aria-label"))
                        .contains(block.getString("culprit"), "task " + block.getLong("ordinal"), "loop-0");
            }
            double longest = blocks.stream()
                    .mapToDouble(block -> block.getDouble("ms"))
                    .max()
                    .orElseThrow();
            assertThat(page.told(".stall.task[data-ms='" + plain(longest) + "']"))
                    .contains("dev.ravel.compute.Block.spin(Block.java:");
            page.isQuiet();
        }
    }

    @Test
    void a_comparison_is_one_page_with_every_model_on_one_axis() throws Exception {
        String conf =
                "{'compare': {'jobs': [{'name': 'pages', 'job': {'fetch': {'url': '{+lab}/leaderboards/tier?page={p}',"
                        + " 'each': {'p': {'from': 1, 'to': 6}}}}, 'lab': {'latencyMs': 50}}], 'deployments':"
                        + " [{'model': 'sequential'}, {'model': 'eventLoop'}], 'repeats': 1, 'warmup': 0}}";
        try (Chromium chromium = Chromium.start();
                Opened page = chromium.open(page("", "-conf", conf.replace('\'', '"')), ColorScheme.LIGHT)) {
            assertThat(page.texts(".heading .model")).containsExactly("sequential", "one event loop");
            assertThat(page.count(".bar")).isEqualTo(12);
            assertThat(page.count("svg.timelines")).isEqualTo(1);
            assertThat(page.texts(".verdict").get(0)).contains("Fastest: ");
            page.isQuiet();
        }
    }

    /** The stalls of tasks that the probe wrote down. */
    private List<JsonObject> blocks() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("runs"));
                Stream<String> lines =
                        Files.lines(runs.findFirst().orElseThrow().resolve("probe.jsonl"))) {
            return lines.map(JsonObject::new)
                    .filter(line -> line.containsKey("stall"))
                    .map(line -> line.getJsonObject("stall"))
                    .filter(stall -> stall.getString("kind").equals("task"))
                    .toList();
        }
    }

    /** A number as a browser spells it. */
    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** How many tasks each lane ran; no task of these jobs needs a second attempt. */
    private Map<String, Integer> journaled() throws IOException {
        Map<String, Integer> lanes = new TreeMap<>();
        for (JsonObject outcome : Ravel.outcomes(folder.resolve("runs"))) {
            lanes.merge(outcome.getString("lane"), 1, Integer::sum);
        }
        return lanes;
    }

    /** The page that a run or a comparison drew of itself. */
    private Path page(String conf, String... options) throws IOException, InterruptedException {
        Stream<String> first = conf.isEmpty() ? Stream.empty() : Stream.of("-conf", conf(conf));
        Ravel.Ended ended = new Ravel(folder)
                .asShipped()
                .run(Stream.concat(first, Stream.of(options)).toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            return runs.findFirst().orElseThrow().resolve("report.html");
        }
    }

    private static String conf(String name) {
        return Path.of("conf/" + name + ".json").toAbsolutePath().toString();
    }
}
