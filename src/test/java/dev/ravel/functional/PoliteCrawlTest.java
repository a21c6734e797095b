package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.url.HostKey;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** 10,000 URLs, sorted by host: all hosts are served side by side, and none gets more than it should. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("measures")
class PoliteCrawlTest {
    private static final int HOSTS = 100;
    private static final int PAGES = 100;
    private static final int PER_HOST = 2;
    private static final Duration DELAY = Duration.ofMillis(50);

    @TempDir
    static Path folder;

    private Site site;
    private Ravel.Ended ended;
    private Map<String, List<Instant>> starts;

    @BeforeAll
    void crawl() throws Exception {
        site = Site.start(HOSTS);
        Path urls = folder.resolve("urls.txt");
        Files.write(
                urls,
                IntStream.rangeClosed(1, HOSTS).boxed().flatMap(this::pages).toList());
        JsonObject conf = new JsonObject()
                .put("job", new JsonObject().put("fetch", new JsonObject().put("file", urls.toString())))
                .put("deployment", new JsonObject().put("model", "eventLoop").put("inFlight", HOSTS * PER_HOST))
                .put("politeness", new JsonObject().put("perHost", PER_HOST).put("delayMs", DELAY.toMillis()));
        ended = new Ravel(folder).asShipped().run("-conf", conf.encode(), "-json");
        starts = Ravel.outcomes(folder.resolve("runs")).stream()
                .collect(Collectors.groupingBy(
                        PoliteCrawlTest::host,
                        Collectors.mapping(
                                outcome -> Instant.parse(outcome.getString("startedAt")), Collectors.toList())));
    }

    @AfterAll
    void stop() {
        site.close();
    }

    private Stream<String> pages(int host) {
        return IntStream.rangeClosed(1, PAGES).mapToObj(page -> site.url(host, "/leaderboards/tier?page=" + page));
    }

    private static String host(JsonObject outcome) {
        return outcome.getString("url").split("/", -1)[2];
    }

    @Test
    void every_page_is_done() {
        JsonObject summary = ended.summary();

        assertThat(summary.getJsonObject("tasks").getInteger("done")).isEqualTo(HOSTS * PAGES);
        System.out.printf(
                "10,000 pages of 100 hosts, 50 ms from start to start: %.2f s; least possible %.2f s%n",
                summary.getDouble("wallMs") / 1000, DELAY.toMillis() * (PAGES - 1) / 1000.0);
    }

    @Test
    void no_host_ever_had_more_than_its_share_in_flight() {
        for (int host = 1; host <= HOSTS; host++) {
            HostKey key = new HostKey("127.0.0." + host, site.lab().port());

            assertThat(site.lab().ledger().peakInFlight(key)).isBetween(1, PER_HOST);
        }
    }

    @Test
    void the_delay_was_kept_from_start_to_start() {
        assertThat(starts).hasSize(HOSTS);
        starts.values().forEach(PoliteCrawlTest::requireApart);
    }

    private static void requireApart(List<Instant> starts) {
        List<Instant> sorted = starts.stream().sorted().toList();
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(Duration.between(sorted.get(i - 1), sorted.get(i))).isGreaterThanOrEqualTo(DELAY);
        }
    }
}
