package dev.ravel.functional;

import static dev.ravel.functional.CompareTest.PAGES;
import static dev.ravel.functional.CompareTest.SEQUENTIAL;
import static dev.ravel.functional.CompareTest.SUM;
import static dev.ravel.functional.CompareTest.conf;
import static dev.ravel.functional.CompareTest.model;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What a comparison says of times, which other processes would change. */
@Isolated("measures")
class MeasuredCompareTest {
    @TempDir
    Path folder;

    private Ravel ravel;

    @BeforeEach
    void create() {
        ravel = new Ravel(folder).asShipped();
    }

    @Test
    void waiting_is_io_bound_and_summing_is_cpu_bound() throws Exception {
        JsonObject comparison = ravel.run("-conf", conf(PAGES + ", " + SUM, SEQUENTIAL, 1), "-json")
                .summary();

        assertThat(kind(comparison, 0)).isEqualTo("I/O-bound");
        assertThat(kind(comparison, 1)).isEqualTo("CPU-bound");
    }

    private static String kind(JsonObject comparison, int job) {
        return comparison
                .getJsonArray("jobs")
                .getJsonObject(job)
                .getJsonObject("verdict")
                .getString("kind");
    }

    @Test
    void a_run_that_takes_too_long_is_given_up_and_the_next_one_runs() throws Exception {
        String endless = "{'name': 'endless', 'job': {'fetch': {'urls': ['{+lab}/never']}}, 'lab': {},"
                + " 'run': {'drainMs': 0}}";
        String text =
                conf(endless + ", " + SUM, SEQUENTIAL, 1).replace("\"repeats\"", "\"timeoutMs\": 8000, \"repeats\"");
        Ravel.Ended ended = ravel.run("-conf", text, "-json");

        assertThat(ended.code()).isEqualTo(1);
        JsonArray jobs = ended.summary().getJsonArray("jobs");
        JsonObject given = model(jobs, 0);
        assertThat(given.getInteger("broken")).isEqualTo(1);
        assertThat(given.getJsonArray("problems").getString(0)).isEqualTo("did not end within 8000 ms");
        assertThat(model(jobs, 1).getInteger("runs")).isEqualTo(1);
    }
}
