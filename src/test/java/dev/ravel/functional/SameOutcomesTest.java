package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same job gives the same outcomes under every model; only time and cost differ. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Slow(100)
class SameOutcomesTest {
    private static final Set<String> SAME = Set.of(
            "ordinal", "url", "finalUrl", "sum", "outcome", "cause", "status", "bytes", "sha256", "file", "value");

    @TempDir
    static Path folder;

    private int port;
    private List<JsonObject> expected;

    @BeforeAll
    void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        expected = outcomes("{\"model\": \"sequential\"}", new Ravel(folder("reference")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\": \"sequential\"}",
                "{\"model\": \"eventLoop\"}",
                "{\"model\": \"eventLoop\", \"instances\": 2, \"inFlight\": 5}",
                "{\"model\": \"eventLoop\", \"sumOn\": \"loop\"}",
                "{\"model\": \"workers\", \"threads\": 3}",
                "{\"model\": \"workers\", \"threads\": 3, \"gil\": true}",
                "{\"model\": \"processes\", \"processes\": 2}",
                "{\"model\": \"processes\", \"processes\": 2, \"inner\": {\"inFlight\": 5, \"sumOn\": \"loop\"}}"
            })
    void the_outcomes_are_those_of_one_at_a_time(String deployment) throws Exception {
        assertThat(outcomes(deployment, new Ravel(folder("run")))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"model\": \"virtualThreads\", \"inFlight\": 8}"})
    void virtual_threads_give_the_same(String deployment) throws Exception {
        Ravel ravel = new Ravel(folder("virtual"), Java21.homeOrSkip());
        assertThat(outcomes(deployment, ravel)).isEqualTo(expected);
    }

    @Test
    void a_coordinator_and_a_worker_give_the_same() throws Exception {
        try (TestCluster cluster = new TestCluster(folder("cluster"), 1)) {
            cluster.worker(1);
            JsonObject deployment = cluster.deployment(0, new JsonObject().put("minMembers", 2));

            assertThat(outcomes(deployment.encode(), new Ravel(folder("run")))).isEqualTo(expected);
        }
    }

    @Test
    void a_queue_on_redis_gives_the_same() throws Exception {
        try (TestBroker redis = TestBroker.redis(folder("redis"))) {
            assertThat(queued(redis)).isEqualTo(expected);
        }
    }

    @Test
    void a_queue_on_rabbitmq_gives_the_same() throws Exception {
        assertThat(queued(TestBroker.rabbit())).isEqualTo(expected);
    }

    private List<JsonObject> queued(TestBroker broker) throws Exception {
        try (TestQueue queue = new TestQueue(folder("queue"), broker)) {
            return outcomes(queue.deployment(new JsonObject()).encode(), new Ravel(folder("run")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "failed"})
    void the_job_is_one_that_has_both(String outcome) {
        assertThat(expected.stream().map(line -> line.getString("outcome"))).contains(outcome);
    }

    private Path folder(String name) throws IOException {
        return Files.createTempDirectory(folder, name);
    }

    private List<JsonObject> outcomes(String deployment, Ravel ravel) throws Exception {
        Path runs = folder("runs");
        String conf = conf(runs).put("deployment", new JsonObject(deployment)).encode();

        Ravel.Ended ended = ravel.run("-conf", conf, "-quiet");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isEqualTo(1);
        return Ravel.outcomes(runs).stream().map(SameOutcomesTest::comparable).toList();
    }

    /** Every run has a lab of its own, whose faults depend on how often a URL was asked for; all have the same port. */
    private JsonObject conf(Path runs) throws IOException {
        JsonArray urls = new JsonArray();
        pages().forEach(urls::add);
        JsonObject fetch =
                new JsonObject().put("urls", urls).put("timeoutMs", 20_000).put("maxRedirects", 3);
        JsonObject sum =
                new JsonObject().put("from", -1000).put("to", 5_000_000).put("chunks", 5);
        JsonObject block = new JsonObject().put("ms", new JsonArray().add(1).add(3));
        JsonObject site = new JsonObject().put("port", port).put("seed", 7);
        return new JsonObject()
                .put("lab", site.put("failureRate", 0.3).put("failureStatus", 503))
                .put("job", new JsonObject().put("fetch", fetch).put("sum", sum).put("block", block))
                .put("retry", new JsonObject().put("maxAttempts", 2).put("delayMs", 10))
                .put(
                        "output",
                        new JsonObject()
                                .put("runs", runs.toString())
                                .put("files", folder("files").toString()));
    }

    private Stream<String> pages() {
        String one = "http://127.0.0.1:" + port;
        String two = "http://127.0.0.2:" + port;
        return Stream.of(
                one + "/file/a.bin?bytes=200000",
                one + "/file/b.bin?bytes=0",
                two + "/file/c.bin?bytes=70000",
                one + "/leaderboards/tier?page=1&region=kr&gzip=1",
                one + "/leaderboards/tier?page=2&region=kr",
                one + "/status/404",
                one + "/status/500",
                one + "/redirect/2?to=/file/d.bin%3Fbytes%3D3000",
                one + "/redirect/1?to=" + two + "/file/e.bin",
                one + "/redirect/loop",
                one + "/redirect/1?to=file:///etc/passwd",
                one + "/close",
                one + "/close/body",
                one + "/file/cut.bin?bytes=300000&cut=100000",
                two + "/file/named.bin?bytes=5000&cut=1000&times=9",
                one + "/wire/lengths-differ",
                one + "/gzip/damaged",
                two + "/status/429?times=1&retry-after=0",
                "http://127.0.0.1:1/refused",
                "http://no.such.host.invalid/",
                two + "/leaderboards/tier?page=2&region=kr");
    }

    private static JsonObject comparable(JsonObject line) {
        JsonObject same = new JsonObject();
        new TreeSet<>(line.fieldNames())
                .stream().filter(SAME::contains).forEach(field -> same.put(field, line.getValue(field)));
        return same;
    }
}
