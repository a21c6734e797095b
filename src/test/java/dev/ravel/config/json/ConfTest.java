package dev.ravel.config.json;

import static dev.ravel.config.json.Confs.conf;
import static dev.ravel.config.json.Confs.fetchAnd;
import static dev.ravel.config.json.Confs.json;
import static dev.ravel.config.json.Confs.read;
import static dev.ravel.config.json.Confs.sumAnd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.config.DelayConfig;
import dev.ravel.config.DelayConfig.Per;
import dev.ravel.config.DeploymentConfig;
import dev.ravel.config.DeploymentConfig.SumOn;
import dev.ravel.config.EnvText;
import dev.ravel.config.FetchConfig;
import dev.ravel.config.LabConfig;
import dev.ravel.config.OutputConfig;
import dev.ravel.config.OutputConfig.IfExists;
import dev.ravel.config.PolitenessConfig;
import dev.ravel.config.ProbeConfig;
import dev.ravel.config.RavelConfig;
import dev.ravel.config.RequestConfig;
import dev.ravel.config.RetryConfig;
import dev.ravel.config.RunConfig;
import dev.ravel.config.SumConfig;
import dev.ravel.config.UrlsConfig;
import dev.ravel.config.VertxConfig;
import dev.ravel.work.Kernel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfTest {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    @Test
    void what_a_conf_leaves_out_has_its_default() {
        RavelConfig config = read(sumAnd(""));

        assertThat(config.deployment()).isEqualTo(new DeploymentConfig.EventLoop(1, 64, SumOn.WORKERS, PROCESSORS));
        assertThat(config.politeness())
                .isEqualTo(new PolitenessConfig(0, DelayConfig.fixed(0, Per.HOST), 0, 300_000, 100_000));
        assertThat(config.retry()).isEqualTo(new RetryConfig(3, 500, 30_000, 0.2, 0));
        assertThat(config.output())
                .isEqualTo(new OutputConfig(
                        Path.of("runs"), Optional.empty(), Optional.empty(), IfExists.REPLACE, 1, true));
        assertThat(config.run()).isEqualTo(new RunConfig(10_000, 0, Optional.empty(), false));
        assertThat(config.probe()).isEqualTo(new ProbeConfig(true, 5, 20));
        assertThat(config.vertx()).isEqualTo(new VertxConfig(1000, 2000, 60_000, true));
        assertThat(config.lab()).isEmpty();
    }

    @Test
    void a_fetch_has_the_defaults_of_the_design() {
        FetchConfig fetch = fetch(fetchAnd(""));

        assertThat(fetch)
                .isEqualTo(new FetchConfig(
                        new UrlsConfig.Template(EnvText.plain("https://example.org/"), List.of()),
                        new RequestConfig(
                                Map.of(), Set.of(), 10, 64 << 20, 180_000, 10_000, 30_000, 30_000, Optional.empty())));
    }

    @Test
    void a_body_that_goes_to_a_file_has_no_limit_unless_one_is_given() {
        String toFiles = "{'job': {'fetch': {'url': 'https://example.org/'%s}}, 'output': {'files': 'pages'}}";

        assertThat(fetch(toFiles.formatted("")).request().maxBodyBytes()).isZero();
        assertThat(fetch(toFiles.formatted(", 'maxBodyBytes': 5")).request().maxBodyBytes())
                .isEqualTo(5);
    }

    @Test
    void a_sum_is_cut_into_as_many_chunks_on_every_machine() {
        assertThat(sum("'from': 0, 'to': 1000")).isEqualTo(new SumConfig(0, 1000, 16, Kernel.WIDE, 1));
        assertThat(sum("'from': -1, 'to': 2")).isEqualTo(new SumConfig(-1, 2, 3, Kernel.WIDE, 1));
        assertThat(sum("'from': 0, 'to': 1e3, 'chunks': 2.0, 'kernel': 'plain', 'rounds': 7"))
                .isEqualTo(new SumConfig(0, 1000, 2, Kernel.PLAIN, 7));
    }

    @Test
    void an_empty_lab_is_a_lab() {
        assertThat(read(sumAnd("'lab': {}")).lab()).contains(new LabConfig(0, 2, 0, 0, 1, 0, 500, 0, false, false));
        assertThat(read(sumAnd("'lab': null")).lab()).isEmpty();
    }

    @Test
    void every_model_reads_its_keys() {
        assertThat(deployment("'model': 'sequential'")).isEqualTo(new DeploymentConfig.Sequential());
        assertThat(deployment("'model': 'workers', 'threads': 3")).isEqualTo(new DeploymentConfig.Workers(3, false));
        assertThat(deployment("'model': 'workers'")).isEqualTo(new DeploymentConfig.Workers(PROCESSORS, false));
        assertThat(deployment("'model': 'workers', 'threads': 2, 'gil': true"))
                .isEqualTo(new DeploymentConfig.Workers(2, true));
        assertThat(deployment("'instances': 2, 'inFlight': 8, 'sumOn': 'loop', 'threads': 5"))
                .isEqualTo(new DeploymentConfig.EventLoop(2, 8, SumOn.LOOP, 5));
    }

    @Test
    void references_are_resolved_for_use_and_kept_for_show() {
        FetchConfig fetch = fetch("{'job': {'fetch': {'urls': ['${env:BASE}/a'],"
                + " 'headers': {'Authorization': 'Bearer ${env:TOKEN}', 'X-Empty': '${env:EMPTY}'}}}}");

        assertThat(fetch.from())
                .isEqualTo(new UrlsConfig.Listed(List.of(new EnvText("${env:BASE}/a", "https://example.org/a"))));
        assertThat(fetch.request().headers()).isEqualTo(Map.of("Authorization", "Bearer s3cret", "X-Empty", ""));
        assertThat(fetch.toString()).contains("${env:BASE}/a").doesNotContain("s3cret");
    }

    @Test
    void a_reference_may_stand_where_no_file_is_named_after_it() {
        String stored = "{'job': {'fetch': {%s}}, 'output': {'files': 'pages'%s}}";

        assertThat(List.of(
                        stored.formatted("'url': '${env:BASE}'", ""),
                        stored.formatted("'url': '${env:BASE}/a?k=${env:TOKEN}'", ""),
                        stored.formatted("'urls': ['https://example.org/${env:TOKEN}/']", ""),
                        stored.formatted("'urls': ['https://example.org/${env:TOKEN}']", ", 'name': '{ordinal}'"),
                        stored.formatted(
                                "'url': '${env:BASE}/{x}/{y}', 'each': {'x': ['${env:TOKEN}'], 'y': [1]}", "")))
                .allSatisfy(conf -> assertThat(read(conf).output().files()).isPresent());
    }

    @Test
    void a_conf_knows_how_to_take_its_values_back_out() {
        RavelConfig config = read(fetchAnd("'headers': {'X-A': 'a ${env:TOKEN}'}"));

        assertThat(config.redaction().apply("http://h/?t=s3cret")).isEqualTo("http://h/?t=${env:TOKEN}");
        assertThat(config.toString()).doesNotContain("s3cret");
    }

    @Test
    void headers_keep_their_order() {
        assertThat(fetch(fetchAnd("'headers': {'Z': '1', 'A': '2', 'M': '3'}"))
                        .request()
                        .headers()
                        .keySet())
                .containsExactly("Z", "A", "M");
    }

    @Test
    void values_of_a_list_may_be_texts_and_whole_numbers() {
        FetchConfig fetch = fetch(
                "{'job': {'fetch': {'url': 'https://example.org/{x}', 'each': {'x': ['a', 7, '${env:TOKEN}']}}}}");

        UrlsConfig.Template template = (UrlsConfig.Template) fetch.from();
        assertThat(template.size()).isEqualTo(3);
        assertThat(template.values(2)).isEqualTo(Map.of("x", new EnvText("${env:TOKEN}", "s3cret")));
    }

    @Test
    void plain_urls_need_no_conf() {
        Conf urls = Conf.ofUrls(List.of("https://example.org/a"), Optional.of(Path.of("pages")));

        RavelConfig config = urls.set("retry.maxAttempts=1").read(Map.of());

        assertThat(config.job().fetch().orElseThrow().from())
                .isEqualTo(new UrlsConfig.Listed(List.of(EnvText.plain("https://example.org/a"))));
        assertThat(config.output().files()).contains(Path.of("pages"));
        assertThat(config.retry().maxAttempts()).isEqualTo(1);
    }

    @Test
    void a_bad_plain_url_is_refused_as_such() {
        String refusal = Confs.refusal(
                () -> Conf.ofUrls(List.of("example.org"), Optional.empty()).read(Map.of()));

        assertThat(refusal)
                .isEqualTo("the command line: job.fetch.urls[0] = example.org: " + Confs.rule("example.org"));
    }

    @Test
    void the_effective_conf_masks_secrets_and_keeps_references() {
        Conf conf =
                conf("{'$schema': 'schema.json', 'job': {'fetch': {'url': 'https://me:pw@example.org/', 'headers': {"
                                + "'Authorization': 'Basic abc', 'cookie': '${env:TOKEN}', 'X-API-Key': 'k', 'Accept': '*/*'}}}}")
                        .set("retry.maxAttempts=5");

        assertThat(conf.effectiveJson())
                .isEqualTo(
                        """
                        {
                          "job": {
                            "fetch": {
                              "url": "https://me:***@example.org/",
                              "headers": {
                                "Authorization": "***",
                                "cookie": "${env:TOKEN}",
                                "X-API-Key": "***",
                                "Accept": "*/*"
                              }
                            }
                          },
                          "retry": {
                            "maxAttempts": 5
                          }
                        }
                        """);
    }

    @Test
    void the_effective_conf_is_the_same_job_wherever_it_is_read() {
        Conf conf = conf("{'job': {'fetch': {'file': 'pom.xml', 'headers': {'Cookie': 'a=b'}}}}");

        Conf again = Conf.load(conf.effectiveJson(), Confs.nothing());

        assertThat(conf.effectiveJson())
                .contains(Path.of("pom.xml").toAbsolutePath().toString());
        assertThat(again.effectiveJson()).isEqualTo(conf.effectiveJson());
        assertThat(again.jobHash()).isEqualTo(conf.jobHash());
    }

    @Test
    void secret_parameters_of_urls_are_masked_and_the_job_stays_the_same() {
        Conf conf = conf("{'job': {'fetch': {'url': 'https://example.org/?token=LIT&session={session}&n={auth}',"
                + " 'each': {'session': {'from': 1, 'to': 2}, 'auth': ['A1', '${env:TOKEN}', 77]}}}}");

        assertThat(conf.effectiveJson())
                .contains("?token=***&session={session}&n={auth}", "\"from\": 1", "${env:TOKEN}")
                .doesNotContain("LIT", "A1", "77");
        assertThat(Conf.load(conf.effectiveJson(), Confs.nothing()).jobHash()).isEqualTo(conf.jobHash());
        UrlsConfig.Template template = (UrlsConfig.Template)
                conf.read(Confs.ENVIRONMENT).job().fetch().orElseThrow().from();
        assertThat(template.compiled().expand(template.values(0), Map.of()))
                .isEqualTo(new EnvText(
                        "https://example.org/?token=***&session=***&n=***",
                        "https://example.org/?token=LIT&session=1&n=A1"));
    }

    @Test
    void a_conf_that_was_masked_cannot_be_run() {
        assertThat(Confs.refusal(() -> read("{'job': {'fetch': {'url': 'https://example.org/?token=***'}}}")))
                .isEqualTo(
                        "the inline conf: job.fetch.url = https://example.org/?token=***:"
                                + " is a masked secret: give it with -set job.fetch.url=..., or write ${env:NAME} and set NAME");
    }

    @Test
    void standard_input_stays_standard_input() {
        Conf conf = conf("{'job': {'fetch': {'file': '-'}}}");

        assertThat(conf.effectiveJson()).contains("\"-\"");
        assertThat(conf.read(Map.of()).job().fetch().orElseThrow().from()).isEqualTo(new UrlsConfig.StandardInput());
    }

    @Test
    void the_hash_of_a_job_depends_on_nothing_but_the_job() {
        String hash = conf("{'job': {'sum': {'from': 0, 'to': 1000}}}").jobHash();

        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(conf("{ 'job' : {'sum': {'to': 1e3,\n 'from': 0.0}}, 'retry': {}}")
                        .jobHash())
                .isEqualTo(hash);
        assertThat(conf("{'job': {'sum': {'from': 0, 'to': 1001}}}").jobHash()).isNotEqualTo(hash);
        assertThat(conf("{'job': {'sum': {'from': 0, 'to': 1000, 'rounds': 1}}}")
                        .jobHash())
                .isNotEqualTo(hash);
        assertThat(conf("{'job': {'sum': {'from': 0, 'to': '1000'}}}").jobHash())
                .isNotEqualTo(hash);
    }

    @Test
    void the_order_of_a_list_is_part_of_the_job() {
        assertThat(conf("{'job': {'block': {'ms': [1, 2]}}}").jobHash())
                .isNotEqualTo(conf("{'job': {'block': {'ms': [2, 1]}}}").jobHash());
    }

    private static FetchConfig fetch(String conf) {
        return read(conf).job().fetch().orElseThrow();
    }

    private static SumConfig sum(String keys) {
        return read("{'job': {'sum': {" + keys + "}}}").job().sum().orElseThrow();
    }

    private static DeploymentConfig deployment(String keys) {
        return Conf.load(json(sumAnd("'deployment': {" + keys + "}")), Confs.nothing())
                .read(Map.of())
                .deployment();
    }
}
