package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
import dev.ravel.journal.Fingerprint;
import dev.ravel.lab.Entry;
import dev.ravel.url.HostKey;
import dev.ravel.work.Sha256;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sites see of a cluster, and where its nodes put what sites send. */
@Slow(57)
class ClusterWebTest {
    /** They are asked politely; the host before them has the files. */
    private static final List<Integer> POLITE = List.of(2, 3, 4);

    private static final int PAGES = 40;
    private static final int PER_HOST = 2;
    private static final Duration DELAY = Duration.ofMillis(50);
    /** On its way to a node and a site, a request may be held up, and the next one not. */
    private static final Duration ON_THE_WAY = Duration.ofMillis(900);

    @TempDir
    static Path folder;

    private static Site site;
    private TestCluster cluster;

    @BeforeAll
    static void open() throws Exception {
        site = Site.start(4);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    /** Targets that differ in a number, on each of these hosts. */
    private static JsonObject job(List<Integer> hosts, String target, int count) {
        JsonArray urls = new JsonArray();
        for (int i = 1; i <= count; i++) {
            for (int host : hosts) {
                urls.add(site.url(host, target.replace("{}", Integer.toString(i))));
            }
        }
        return new JsonObject().put("job", new JsonObject().put("fetch", new JsonObject().put("urls", urls)));
    }

    @Test
    void a_host_is_asked_no_more_by_three_nodes_than_it_would_be_by_one() throws Exception {
        cluster = new TestCluster(folder, 2);
        cluster.worker(1);
        cluster.worker(2);
        JsonObject polite = job(POLITE, "/leaderboards/tier?page={}", PAGES)
                .put("politeness", new JsonObject().put("perHost", PER_HOST).put("delayMs", DELAY.toMillis()));
        List<JsonObject> outcomes =
                cluster.run(polite, new JsonObject().put("minMembers", 3)).done(POLITE.size() * PAGES);

        assertThat(RunProcess.nodes(outcomes)).hasSize(3);
        for (int host : POLITE) {
            HostKey key = new HostKey("127.0.0." + host, site.lab().port());
            requireApart(starts(outcomes, key));
            requireSeen(key);
        }
    }

    private static List<Instant> starts(List<JsonObject> outcomes, HostKey host) {
        return outcomes.stream()
                .filter(outcome -> outcome.getString("url").startsWith("http://" + host.host() + ":"))
                .map(outcome -> Instant.parse(outcome.getString("startedAt")))
                .sorted()
                .toList();
    }

    private static void requireApart(List<Instant> starts) {
        assertThat(starts).hasSize(PAGES);
        for (int i = 1; i < starts.size(); i++) {
            assertThat(Duration.between(starts.get(i - 1), starts.get(i))).isGreaterThanOrEqualTo(DELAY);
        }
    }

    /** What the site itself wrote down. */
    private static void requireSeen(HostKey host) {
        assertThat(site.lab().ledger().peakInFlight(host)).isBetween(1, PER_HOST);
        List<Long> arrived = site.lab().ledger().entries().stream()
                .filter(entry -> entry.host().equals(host))
                .map(Entry::arrivedNanos)
                .sorted()
                .toList();
        Duration all = Duration.ofNanos(arrived.get(arrived.size() - 1) - arrived.get(0));
        assertThat(arrived).hasSize(PAGES);
        assertThat(all).isGreaterThan(DELAY.multipliedBy(PAGES - 1).minus(ON_THE_WAY));
    }

    @Test
    void each_node_keeps_what_it_fetches_in_its_own_folder_and_the_outcome_names_both() throws Exception {
        cluster = new TestCluster(folder, 2);
        Map<String, Path> folders = Stream.of(cluster.worker(1), cluster.worker(2))
                .collect(Collectors.toMap(NodeProcess::name, NodeProcess::folder));
        JsonObject files = job(List.of(1), "/file/own{}.bin?bytes=20000", PAGES)
                .put("output", new JsonObject().put("files", "files"));
        RunProcess run = cluster.run(files, new JsonObject().put("minMembers", 3));
        folders.put(run.node().name(), run.node().folder());
        List<JsonObject> outcomes = run.done(PAGES);

        assertThat(RunProcess.nodes(outcomes)).isEqualTo(folders.keySet());
        for (JsonObject outcome : outcomes) {
            Path file = folders.get(RunProcess.node(outcome)).resolve("files").resolve(outcome.getString("file"));
            assertThat(Files.size(file)).isEqualTo(outcome.getLong("bytes")).isEqualTo(20_000);
            assertThat(Sha256.of(Files.readAllBytes(file))).isEqualTo(outcome.getString("sha256"));
        }
        int kept = 0;
        for (Path own : folders.values()) {
            kept += files(own.resolve("files")).size();
        }
        assertThat(kept).isEqualTo(PAGES);
    }

    @Test
    void in_a_folder_that_nodes_share_are_the_files_of_a_run_on_one_machine() throws Exception {
        cluster = new TestCluster(folder, 1);
        Path shared = Files.createTempDirectory(folder, "shared");
        Path alone = Files.createTempDirectory(folder, "alone");
        JsonObject job = job(List.of(1), "/file/same.bin?bytes=30000&of={}", PAGES);
        JsonObject kept = new JsonObject().put("output", new JsonObject().put("files", shared.toString()));
        cluster.worker(1, kept).joined();
        List<JsonObject> outcomes = cluster.run(job.copy().mergeIn(kept), new JsonObject().put("minMembers", 2))
                .done(PAGES);
        Ravel.Ended one = new Ravel(alone)
                .run(
                        "-conf",
                        job.put("output", new JsonObject().put("files", "files"))
                                .encode(),
                        "-quiet");

        assertThat(one.code()).as(one.err()).isZero();
        assertThat(RunProcess.nodes(outcomes)).hasSize(2);
        assertThat(files(shared)).hasSize(PAGES).isEqualTo(files(alone.resolve("files")));
        assertThat(outcomes.stream().map(outcome -> outcome.getString("file")))
                .containsExactlyElementsOf(Ravel.outcomes(alone.resolve("runs")).stream()
                        .map(outcome -> outcome.getString("file"))
                        .toList());
    }

    private static Map<String, Fingerprint> files(Path folder) throws IOException {
        Map<String, Fingerprint> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.toList()) {
                files.put(file.getFileName().toString(), Fingerprint.of(file));
            }
        }
        return files;
    }
}
