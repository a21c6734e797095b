package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way in which the lab misbehaves has the right outcome within its deadline, in little memory, and the next task on
 * the same host works.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTest {
    private static final String GOOD = "/leaderboards/tier?page=";
    private static final int BODY_LIMIT = 1_000_000;

    @TempDir
    static Path folder;

    private Ravel.Ended ended;
    private Map<String, JsonObject> outcomes;

    static Stream<Misbehaviour> misbehaviours() {
        return Misbehaviour.all().stream();
    }

    /** One run over all of them: each is followed by a page of the same host that has to be had. */
    @BeforeAll
    void run() throws Exception {
        JsonArray urls = new JsonArray();
        List<Misbehaviour> all = Misbehaviour.all();
        for (int i = 0; i < all.size(); i++) {
            urls.add(all.get(i).url()).add(all.get(i).goodOrigin() + GOOD + i);
        }
        JsonObject fetch = new JsonObject()
                .put("urls", urls)
                .put("maxBodyBytes", BODY_LIMIT)
                .put("connectTimeoutMs", 20_000)
                .put("firstByteTimeoutMs", 4_000)
                .put("idleTimeoutMs", 3_000)
                .put("timeoutMs", 8_000)
                .put("trust", Path.of("conf/lab-cert.pem").toAbsolutePath().toString());
        JsonObject conf = new JsonObject()
                .put("job", new JsonObject().put("fetch", fetch))
                .put("lab", new JsonObject().put("badCertificates", true))
                .put("politeness", new JsonObject().put("perHost", 8).put("maxRetryAfterMs", 200))
                .put(
                        "retry",
                        new JsonObject()
                                .put("maxAttempts", 1)
                                .put("delayMs", 10)
                                .put("maxDelayMs", 100));
        ended = new Ravel(folder).jvm("-Xmx64m").run("-conf", conf.encode(), "-json");
        outcomes = Ravel.outcomes(folder.resolve("runs")).stream()
                .collect(Collectors.toMap(HostileTest::target, Function.identity(), (first, second) -> first));
    }

    /** The URL without the port, which is another one each time. */
    private static String target(JsonObject outcome) {
        return outcome.getString("url").replaceFirst("^(https?)://([0-9.]+):[0-9]+", "");
    }

    @ParameterizedTest
    @MethodSource("misbehaviours")
    void a_misbehaviour_has_its_outcome(Misbehaviour page) {
        JsonObject outcome = outcomes.get(page.target());

        assertThat(outcome).as(page.target()).isNotNull();
        assertThat(outcome.getString("cause", outcome.getString("outcome")))
                .as(outcome.encodePrettily())
                .isEqualTo(page.expected());
    }

    @Test
    void every_task_has_its_outcome_and_nothing_hangs() {
        JsonObject tasks = ended.summary().getJsonObject("tasks");

        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(tasks.getInteger("pending")).isZero();
        assertThat(tasks.getInteger("total")).isEqualTo(2 * Misbehaviour.all().size());
    }

    @Test
    void the_next_task_on_the_same_host_works() {
        long good = outcomes.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(GOOD))
                .peek(entry -> assertThat(entry.getValue().getString("outcome"))
                        .as(entry.getValue().encodePrettily())
                        .isEqualTo("done"))
                .count();
        assertThat(good).isEqualTo(Misbehaviour.all().size());
    }

    @Test
    void nothing_was_read_beyond_the_limit() {
        assertThat(ended.summary().getLong("bytes")).isLessThan(100L * BODY_LIMIT);
    }
}
