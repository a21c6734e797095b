package dev.ravel.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.config.RavelConfig;
import dev.ravel.config.json.Conf;
import dev.ravel.source.Source;
import dev.ravel.source.Sources;
import dev.ravel.source.Survey;
import dev.ravel.work.Kind;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class PreviewTest {
    @Test
    void a_preview_shows_the_conf_the_ends_of_the_job_and_its_hosts() throws IOException {
        assertThat(preview("{'job': {'fetch': {'urls': ['http://a.test/1', 'https://b.test/2', 'http://a.test/3']},"
                        + " 'sum': {'from': 0, 'to': 1000, 'chunks': 10}}}"))
                .containsExactly(
                        "CONF",
                        "13 tasks",
                        "  fetch: 3",
                        "    first 10  http://a.test/1",
                        "    last  12  http://a.test/3",
                        "  2 hosts",
                        "    a.test:80",
                        "    b.test:443",
                        "  at least 0.0 s, however fast the hosts answer",
                        "  sum: 10",
                        "    first 0  [0, 100)",
                        "    last  9  [900, 1000)");
    }

    @Test
    void one_task_and_one_host_are_told_in_the_singular() throws IOException {
        assertThat(preview("{'job': {'fetch': {'url': 'http://a.test/'}}}")).contains("1 task", "  1 host");
    }

    @Test
    void a_reference_to_the_environment_stays_one() throws IOException {
        assertThat(preview("{'job': {'fetch': {'url': 'http://a.test/?k=${env:TOKEN}'}}}"))
                .contains("    first 0  http://a.test/?k=${env:TOKEN}")
                .noneMatch(line -> line.contains("s3cret"));
    }

    @Test
    void a_host_that_comes_from_a_reference_stays_one() throws IOException {
        assertThat(preview("{'job': {'fetch': {'urls': ['${env:BASE}/a', 'http://${env:TOKEN}.test/']}}}"))
                .contains("    ${env:BASE}:8443", "    ${env:TOKEN}.test:80")
                .noneMatch(line -> line.contains("s3cret") || line.contains("inside"));
    }

    @Test
    void the_same_is_told_to_programs() throws IOException {
        JsonObject told = new JsonObject(told(
                        "{'job': {'fetch': {'urls': ['http://a.test/?k=${env:TOKEN}', 'https://${env:TOKEN}.test/']},"
                                + " 'block': {'ms': [5]}}, 'politeness': {'delayMs': 1500}}",
                        "",
                        (conf, surveys) ->
                                List.of(PreviewJson.of("{\"c\": 1}\n", surveys, conf.politeness(), conf.redaction())))
                .get(0));

        assertThat(told)
                .isEqualTo(
                        new JsonObject(
                                """
                        {"conf": {"c": 1}, "tasks": 3,
                         "kinds": [
                           {"kind": "fetch", "count": 2, "first": {"ordinal": 1, "url": "http://a.test/?k=${env:TOKEN}"},
                            "last": {"ordinal": 2, "url": "https://${env:TOKEN}.test/"}, "unusable": 0},
                           {"kind": "block", "count": 1, "first": {"ordinal": 0, "block": "5 ms"},
                            "last": {"ordinal": 0, "block": "5 ms"}, "unusable": 0}],
                         "hosts": {"count": 2, "more": false, "first": ["a.test:80", "${env:TOKEN}.test:443"]},
                         "leastMs": 0}"""));
    }

    @Test
    void of_many_hosts_the_first_twenty_are_named() throws IOException {
        List<String> lines =
                preview("{'job': {'fetch': {'url': 'http://h{n}.test/', 'each': {'n': {'from': 1, 'to': 1234}}}}}");

        assertThat(lines)
                .contains("  1,234 hosts", "    h20.test:80", "    ...")
                .doesNotContain("    h21.test:80");
    }

    @Test
    void twenty_hosts_are_all_there_are() throws IOException {
        List<String> lines =
                preview("{'job': {'fetch': {'url': 'http://h{n}.test/', 'each': {'n': {'from': 1, 'to': 20}}}}}");

        assertThat(lines).contains("    h20.test:80").doesNotContain("    ...");
    }

    @Test
    void the_least_time_is_that_of_the_busiest_host() throws IOException {
        String delayed = "{'job': {'fetch': {'urls': ['http://a.test/1', 'http://b.test/', 'http://a.test/2',"
                + " 'http://a.test/3']}}, 'politeness': {'delayMs': 1500}}";

        assertThat(preview(delayed)).contains("  at least 3.0 s, however fast the hosts answer");
    }

    @Test
    void the_least_time_of_more_tasks_than_any_life_is_told_too() throws IOException {
        String endless = "{'job': {'fetch': {'url': 'http://a.test/{n}', 'each': {'n': {'from': 1,"
                + " 'to': 9000000000000000000}}}}, 'politeness': {'delayMs': 60000}}";

        assertThat(preview(endless)).contains("9,000,000,000,000,000,000 tasks");
        assertThat(preview(endless).get(preview(endless).size() - 1))
                .startsWith("  at least 540,000,000,000,000,000,000");
    }

    @Test
    void tasks_that_cannot_start_are_counted() throws IOException {
        assertThat(preview("{'job': {'fetch': {'file': '-'}}}", "http://a.test/\nnonsense\nmore nonsense\n"))
                .contains("    last  2  more nonsense")
                .contains("    2 of them cannot start: not a URL, or a name that is taken");
    }

    @Test
    void nothing_to_do_is_shown_as_that() throws IOException {
        assertThat(preview("{'job': {'fetch': {'file': '-'}}}", ""))
                .containsExactly(
                        "CONF",
                        "0 tasks",
                        "  fetch: 0",
                        "  0 hosts",
                        "  at least 0.0 s, however fast the hosts answer");
    }

    private static List<String> preview(String conf) throws IOException {
        return preview(conf, "");
    }

    private static List<String> preview(String conf, String standardInput) throws IOException {
        return told(
                conf,
                standardInput,
                (config, surveys) -> Preview.lines("CONF", surveys, config.politeness(), config.redaction()));
    }

    private static List<String> told(
            String conf, String standardInput, BiFunction<RavelConfig, List<Survey>, List<String>> how)
            throws IOException {
        RavelConfig config = Conf.load(conf.replace('\'', '"'), InputStream.nullInputStream())
                .read(Map.of("TOKEN", "s3cret", "BASE", "https://Inside.example:8443"));
        InputStream input = new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8));
        List<Survey> surveys = new ArrayList<>();
        for (Map.Entry<Kind, Source> source :
                new Sources(Map.of(), input).open(config.job(), config.output()).entrySet()) {
            surveys.add(Survey.of(source.getKey(), source.getValue()));
        }
        return how.apply(config, surveys);
    }
}
