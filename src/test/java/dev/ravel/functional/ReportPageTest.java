package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.ravel.page.Chromium;
import dev.ravel.page.Opened;
import dev.ravel.page.Page;
import dev.ravel.timeline.Recording;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a real run, in a real browser, shows what the run's journal says. */
@Timeout(300)
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

    /** How many tasks each lane ran; no task of these jobs needs a second attempt. */
    private Map<String, Integer> journaled() throws IOException {
        Map<String, Integer> lanes = new TreeMap<>();
        for (JsonObject outcome : Ravel.outcomes(folder.resolve("runs"))) {
            lanes.merge(outcome.getString("lane"), 1, Integer::sum);
        }
        return lanes;
    }

    private Path page(String conf, String... options) throws IOException, InterruptedException {
        Ravel.Ended ended = new Ravel(folder)
                .run(Stream.concat(Stream.of("-conf", conf(conf)), Stream.of(options))
                        .toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            Path file = folder.resolve("report.html");
            Page.ofRun(Recording.of(runs.findFirst().orElseThrow()), file);
            return file;
        }
    }

    private static String conf(String name) {
        return Path.of("conf/" + name + ".json").toAbsolutePath().toString();
    }
}
