package dev.ravel.config.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.config.json.Matrix.Column;
import dev.ravel.config.json.Matrix.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixTest {
    private static final String SUM = "{'job': {'sum': {'from': 0, 'to': 9}}}";
    private static final String SEQUENTIAL = "{'model': 'sequential'}";

    @TempDir
    Path folder;

    @Test
    void jobs_and_deployments_may_be_inline_or_files_beside_the_conf() throws IOException {
        write("waiting.json", "{'job': {'fetch': {'urls': ['{+lab}/']}}, 'lab': {}}");
        write("threads.json", "{'model': 'workers', 'threads': 3}");
        Matrix matrix =
                load(compare("['waiting.json', " + SUM + "], 'deployments': ['threads.json', " + SEQUENTIAL + "]"));

        assertThat(matrix.jobs()).extracting(Row::name).containsExactly("waiting", "job");
        assertThat(matrix.jobs().get(0).config().lab()).isPresent();
        assertThat(matrix.deployments()).extracting(Column::name).containsExactly("3 threads", "sequential");
    }

    @Test
    void repeats_warm_up_and_deadline_have_defaults() {
        Matrix matrix = read(compare("[" + SUM + "], 'deployments': [" + SEQUENTIAL + "]"));

        assertThat(matrix.repeats()).isEqualTo(5);
        assertThat(matrix.warmup()).isEqualTo(1);
        assertThat(matrix.timeoutMs()).isEqualTo(600_000);
        assertThat(matrix.runs()).isEqualTo(Path.of("runs"));
    }

    @Test
    void what_this_java_cannot_do_is_left_out_with_its_reason_and_the_rest_goes_on() {
        Matrix matrix =
                read(compare("[" + SUM + "], 'deployments': [{'model': 'virtualThreads'}, " + SEQUENTIAL + "]"));

        Column column = matrix.deployments().get(0);
        assertThat(column.name()).isEqualTo("virtual threads");
        boolean here = Runtime.version().feature() >= 21;
        assertThat(column.config().isPresent()).isEqualTo(here);
        assertThat(column.leftOut().contains("needs Java 21 or newer")).isEqualTo(!here);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            [], 'deployments': [{'model': 'sequential'}] | compare.jobs = []: must hold one at least
            [{'job': {'sum': {'from': 0, 'to': 9}}}], 'deployments': [] | compare.deployments = []: must hold one at least
            [{'job': {'sum': {'from': 9, 'to': 0}}}], 'deployments': [{'model': 'sequential'}] | compare.jobs[0]: job.sum.to
            [{'job': {'sum': {'from': 0, 'to': 9}}}], 'deployments': [{'model': 'workers', 'threads': 0}] | compare.deployments[0]: deployment.threads = 0: must be from 1 to 10000
            [{'job': {'sum': {'from': 0, 'to': 9}}}], 'deployments': [{'model': 'sequential'}, {'model': 'sequential'}] | is called sequential as another one is
            [{'job': {'sum': {'from': 0, 'to': 9}}}], 'deployments': [{'model': 'sequential'}], 'repeats': 0 | compare.repeats = 0: must be from 1 to 50
            [{'job': {'sum': {'from': 0, 'to': 9}}}], 'deployments': [{'model': 'sequential'}], 'repeat': 3 | compare.repeat = 3: unknown key; did you mean repeats?
            [{'job': {'fetch': {'file': '-'}}}], 'deployments': [{'model': 'sequential'}] | reads standard input, which can be read only once
            ['no-such.json'], 'deployments': [{'model': 'sequential'}] | compare.jobs[0] = no-such.json: no such file
            """)
    void what_cannot_be_compared_is_refused_before_anything_starts(String jobs, String refusal) {
        assertThat(Confs.refusal(() -> read(compare(jobs))))
                .startsWith("the inline conf: ")
                .contains(refusal);
    }

    @Test
    void a_job_files_own_inputs_lie_beside_it() throws IOException {
        Files.createDirectories(folder.resolve("sub"));
        write("sub/urls.txt", "http://127.0.0.1/a");
        write("sub/job.json", "{'job': {'fetch': {'file': 'urls.txt'}}}");

        assertThat(load(compare("['sub/job.json'], 'deployments': [" + SEQUENTIAL + "]"))
                        .jobs())
                .hasSize(1);
    }

    @Test
    void a_comparison_has_no_job_and_a_job_has_no_comparison() {
        String both = "{'compare': {'jobs': [" + SUM + "], 'deployments': [" + SEQUENTIAL + "]}, 'job': {}}";

        assertThat(Confs.refusal(() -> read(both))).contains("job");
        assertThat(Confs.conf(both).compares()).isTrue();
        assertThat(Confs.conf(SUM).compares()).isFalse();
    }

    @Test
    void secrets_are_handed_on_but_never_shown() {
        Conf conf = Confs.conf("{'job': {'fetch': {'urls': ['http://a/'], 'headers': {'Authorization': 'Bearer x'}}}}");

        assertThat(conf.portableJson()).contains("Bearer x");
        assertThat(conf.effectiveJson()).doesNotContain("Bearer x");
    }

    private Path write(String name, String conf) throws IOException {
        return Files.writeString(folder.resolve(name), Confs.json(conf));
    }

    private Matrix load(String conf) throws IOException {
        return Conf.load(write("compare.json", conf).toString(), Confs.nothing())
                .matrix(Map.of());
    }

    private static Matrix read(String conf) {
        return Confs.conf(conf).matrix(Map.of());
    }

    private static String compare(String jobs) {
        return "{'compare': {'jobs': " + jobs + "}}";
    }
}
