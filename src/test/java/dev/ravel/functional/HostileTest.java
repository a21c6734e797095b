package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
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
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every way in which the lab misbehaves has the right outcome within its deadline, in little memory, and the next task on
 * the same host works.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Slow(51)
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
        ended = run(
                Misbehaviour.all(),
                "{\"model\": \"eventLoop\"}",
                new Ravel(folder).asShipped().jvm("-Xmx64m"));
        outcomes = outcomes(folder.resolve("runs"));
    }

    private static Ravel.Ended run(List<Misbehaviour> pages, String deployment, Ravel ravel) throws Exception {
        JsonArray urls = new JsonArray();
        for (int i = 0; i < pages.size(); i++) {
            urls.add(pages.get(i).url()).add(pages.get(i).goodOrigin() + GOOD + i);
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
                .put("deployment", new JsonObject(deployment))
                .put("lab", new JsonObject().put("badCertificates", true))
                .put("politeness", new JsonObject().put("perHost", 8).put("maxRetryAfterMs", 200))
                .put(
                        "retry",
                        new JsonObject()
                                .put("maxAttempts", 1)
                                .put("delayMs", 10)
                                .put("maxDelayMs", 100));
        return ravel.run("-conf", conf.encode(), "-json");
    }

    private static Map<String, JsonObject> outcomes(Path runs) throws IOException {
        return Ravel.outcomes(runs).stream()
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

    @ParameterizedTest
    @ValueSource(strings = {"{\"model\": \"sequential\"}", "{\"model\": \"workers\", \"threads\": 4}"})
    void threads_hear_of_every_end_too(String deployment, @TempDir Path own) throws Exception {
        requireHandful(deployment, own, new Ravel(own));
    }

    @Test
    void virtual_threads_hear_of_every_end_too(@TempDir Path own) throws Exception {
        requireHandful("{\"model\": \"virtualThreads\", \"inFlight\": 8}", own, new Ravel(own, Java21.homeOrSkip()));
    }

    private static void requireHandful(String deployment, Path own, Ravel ravel) throws Exception {
        Ravel.Ended ran = run(Misbehaviour.handful(), deployment, ravel);
        Map<String, JsonObject> found = outcomes(own.resolve("runs"));

        assertThat(ran.code()).as(ran.err()).isEqualTo(1);
        for (Misbehaviour page : Misbehaviour.handful()) {
            assertThat(found.get(page.target()).getString("cause"))
                    .as(page.target())
                    .isEqualTo(page.expected());
        }
        assertThat(ran.summary().getJsonObject("tasks").getInteger("done"))
                .isEqualTo(Misbehaviour.handful().size());
    }
}
