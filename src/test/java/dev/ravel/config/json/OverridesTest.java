package dev.ravel.config.json;

import static dev.ravel.config.json.Confs.conf;
import static dev.ravel.config.json.Confs.json;
import static dev.ravel.config.json.Confs.sumAnd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.config.DeploymentConfig;
import dev.ravel.config.DeploymentConfig.SumOn;
import dev.ravel.config.RavelConfig;
import dev.ravel.config.RetryConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {
    @TempDir
    private Path folder;

    @Test
    void later_assignments_win() {
        RavelConfig config = set("retry.maxAttempts=5", "retry={\"delayMs\": 7}", "retry.jitter=0");

        assertThat(config.retry()).isEqualTo(new RetryConfig(3, 7, 30_000, 0, 0));
    }

    @Test
    void null_removes_a_key_or_a_block() {
        assertThat(conf(sumAnd("'retry': {'maxAttempts': 9, 'delayMs': 7}"))
                        .set("retry.maxAttempts=null")
                        .read(Map.of())
                        .retry())
                .isEqualTo(new RetryConfig(3, 7, 30_000, 0.2, 0));
        assertThat(conf(sumAnd("'lab': {}")).set("lab=null").effectiveJson()).doesNotContain("lab");
    }

    @Test
    void removing_what_is_not_there_changes_nothing() {
        Conf conf = conf(sumAnd(""));

        assertThat(conf.set("lab.latencyMs=null").effectiveJson()).isEqualTo(conf.effectiveJson());
    }

    @Test
    void blocks_on_the_way_are_created_also_where_there_is_null() {
        assertThat(conf(sumAnd("'lab': null"))
                        .set("lab.latencyMs=5")
                        .read(Map.of())
                        .lab()
                        .orElseThrow()
                        .latencyMs())
                .isEqualTo(5);
        assertThat(conf("{}")
                        .set("job.sum.from=0")
                        .set("job.sum.to=5")
                        .read(Map.of())
                        .job()
                        .sum()
                        .orElseThrow()
                        .to())
                .isEqualTo(5);
    }

    @Test
    void what_is_not_json_is_a_text() {
        RavelConfig config = set("output.runs=my runs", "output.files={not json", "output.name=a=b");

        assertThat(config.output().runs()).isEqualTo(Path.of("my runs"));
        assertThat(config.output().files()).contains(Path.of("{not json"));
        assertThat(config.output().name()).contains("a=b");
    }

    @Test
    void an_assignment_leaves_the_conf_that_it_was_made_of() {
        Conf conf = conf(sumAnd("'retry': {'maxAttempts': 9}"));
        String before = conf.effectiveJson();

        conf.set("retry.maxAttempts=1").set("job=null");

        assertThat(conf.effectiveJson()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deployment.inFlight | -set deployment.inFlight: must be path.to.key=VALUE",
                "=5 | -set : a part of the path is empty",
                "retry..delayMs=5 | -set retry..delayMs: a part of the path is empty",
                "job.block.ms.0=5 | -set job.block.ms.0: job.block.ms is a list: set it as a whole",
                "job.block.ms.0.x=5 | -set job.block.ms.0.x: job.block.ms is a list: set it as a whole",
                "run.drainMs.x=5 | -set run.drainMs.x: run.drainMs is not a block",
                "deployment.inFlight=0 | -set: deployment.inFlight = 0: must be from 1 to 100000",
                "deployment.inflight=3 | -set: deployment.inflight = 3: unknown key; did you mean inFlight?",
                "deployment.inFlight=many | -set: deployment.inFlight = many: must be a whole number",
                "deployment={\"threds\": 2} | -set: deployment.threds = 2: unknown key; did you mean threads?",
                "job.block.ms=[20, 0] | -set: job.block.ms[1] = 0: must be from 1 to 600000",
                "job.block.ms=null | -set: job.block.ms: is missing",
                "job=null | -set: job: is missing",
                "retry.maxDelayMs=100 | -set: retry.maxDelayMs = 100: must be at least retry.delayMs (500)",
                "retry.delayMs=40000 "
                        + "| the inline conf (with -set): retry.maxDelayMs = 30000: must be at least retry.delayMs (40000)",
            })
    void a_bad_assignment_is_refused_in_one_line(String assignment, String message) {
        Conf conf = conf("{'job': {'block': {'ms': [20]}}, 'run': {'drainMs': 5}}");

        assertThat(Confs.refusal(() -> conf.set(assignment).read(Map.of()))).isEqualTo(message);
    }

    @Test
    void a_secret_is_masked_in_the_refusal_of_its_assignment() {
        Conf conf = conf(Confs.fetchAnd("")).set("job.fetch.headers.Authorization=[\"pw\"]");

        assertThat(Confs.refusal(() -> conf.read(Map.of())))
                .isEqualTo("-set: job.fetch.headers.Authorization = [\"***\"]: must be a text");
    }

    @Test
    void a_deployment_file_holds_the_block_alone_or_under_its_name() throws IOException {
        Conf conf = conf(sumAnd("'deployment': {'inFlight': 5}"));
        Path alone = file("alone.json", "{'$schema': 'x', 'model': 'workers', 'threads': 2}");
        Path named = file("named.json", "{'deployment': {'model': 'workers', 'threads': 3}}");

        assertThat(deployment(conf.deployment(alone.toString()))).isEqualTo(new DeploymentConfig.Workers(2, false));
        assertThat(conf.deployment(alone.toString()).effectiveJson()).doesNotContain("$schema");
        assertThat(deployment(conf.deployment(named.toString()))).isEqualTo(new DeploymentConfig.Workers(3, false));
        assertThat(deployment(conf.deployment("{\"sumOn\": \"loop\", \"threads\": 1}")))
                .isEqualTo(new DeploymentConfig.EventLoop(1, 64, SumOn.LOOP, 1));
    }

    @Test
    void a_refusal_names_the_deployment_file() throws IOException {
        Path file = file("bad.json", "{'model': 'workers', 'threads': 0}");
        Conf conf = conf(sumAnd("")).deployment(file.toString());

        assertThat(Confs.refusal(() -> conf.read(Map.of())))
                .isEqualTo(file + ": deployment.threads = 0: must be from 1 to 10000");
        assertThat(Confs.refusal(() -> conf.set("deployment.threads=-1").read(Map.of())))
                .isEqualTo("-set: deployment.threads = -1: must be from 1 to 10000");
    }

    @Test
    void a_deployment_must_be_a_file_that_can_be_read() {
        Conf conf = conf(sumAnd(""));

        assertThat(Confs.refusal(() -> conf.deployment("-"))).isEqualTo("-deployment -: must be a file");
        assertThat(Confs.refusal(() -> conf.deployment("nowhere.json"))).isEqualTo("nowhere.json: no such file");
    }

    private static RavelConfig set(String... assignments) {
        Conf conf = conf(sumAnd(""));
        for (String assignment : assignments) {
            conf = conf.set(assignment);
        }
        return conf.read(Map.of());
    }

    private static DeploymentConfig deployment(Conf conf) {
        return conf.read(Map.of()).deployment();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), json(text));
    }
}
