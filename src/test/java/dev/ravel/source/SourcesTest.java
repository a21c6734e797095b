package dev.ravel.source;

import static dev.ravel.source.Jobs.fetch;
import static dev.ravel.source.Jobs.fetches;
import static dev.ravel.source.Jobs.open;
import static dev.ravel.source.Jobs.tasks;
import static dev.ravel.source.Jobs.urls;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.work.Kernel;
import dev.ravel.work.Kind;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourcesTest {
    private static final String TWO_VARIABLES =
            "'url': 'http://a.test/{kind}/{page}', 'each': {'kind': ['x', 'y'], 'page': {'from': 9, 'to': 11}}";

    @Test
    void a_template_gives_every_combination_and_its_last_variable_varies_fastest() throws IOException {
        assertThat(urls(fetches(TWO_VARIABLES)))
                .containsExactly(
                        "http://a.test/x/9",
                        "http://a.test/x/10",
                        "http://a.test/x/11",
                        "http://a.test/y/9",
                        "http://a.test/y/10",
                        "http://a.test/y/11");
    }

    @Test
    void tasks_of_a_template_are_first_attempts_with_consecutive_ordinals() throws IOException {
        List<Task> tasks = tasks(fetches(TWO_VARIABLES));

        assertThat(tasks).extracting(Task::ordinal).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(tasks).allSatisfy(task -> {
            assertThat(task).isEqualTo(Task.first(task.ordinal(), task.work()));
            assertThat(fetch(task).credentials()).isTrue();
            assertThat(fetch(task).at()).isEqualTo(fetch(task).asked());
        });
    }

    @Test
    void a_template_knows_its_size_before_it_is_read() throws IOException {
        assertThat(fetches(TWO_VARIABLES).size()).hasValue(6);
    }

    @Test
    void a_template_without_variables_is_one_url() throws IOException {
        assertThat(urls(fetches("'url': 'http://a.test/'"))).containsExactly("http://a.test/");
    }

    @Test
    void values_are_encoded_for_their_place_in_the_url() throws IOException {
        assertThat(urls(fetches("'url': 'http://a.test/?q={q}', 'each': {'q': ['a b&c', 'é']}")))
                .containsExactly("http://a.test/?q=a%20b%26c", "http://a.test/?q=%C3%A9");
    }

    @Test
    void a_template_may_begin_with_a_host_of_the_lab() throws IOException {
        assertThat(urls(fetches("'url': '{+lab}/{n}', 'each': {'n': [1]}"))).containsExactly("http://127.0.0.1:1001/1");
        assertThat(urls(fetches("'url': '{+lab2}/'"))).containsExactly("http://127.0.0.1:1002/");
        assertThat(urls(fetches("'url': '{+labs2}/'"))).containsExactly("https://127.0.0.1:2002/");
    }

    @Test
    void urls_of_a_list_keep_their_order_and_may_begin_with_a_host_of_the_lab() throws IOException {
        Source source = fetches("'urls': ['http://b.test/', '{+lab2}/x', 'http://a.test/']");

        assertThat(source.size()).hasValue(3);
        assertThat(urls(source)).containsExactly("http://b.test/", "http://127.0.0.1:1002/x", "http://a.test/");
    }

    @Test
    void a_list_may_ask_for_the_same_url_twice() throws IOException {
        assertThat(tasks(fetches("'urls': ['http://a.test/', 'http://a.test/']")))
                .extracting(Task::ordinal)
                .containsExactly(0L, 1L);
    }

    @Test
    void a_reference_to_the_environment_is_asked_for_but_never_shown() throws IOException {
        String written = "http://a.test/x?key=${env:TOKEN}";

        for (String keys : List.of(
                "'url': '" + written + "'",
                "'urls': ['" + written + "']",
                "'url': 'http://a.test/x?key={key}', 'each': {'key': ['${env:TOKEN}']}")) {
            Work.Fetch fetch = fetch(tasks(fetches(keys)).get(0));

            assertThat(fetch.asked()).hasToString("http://a.test/x?key=s3cret");
            assertThat(fetch.shown()).isEqualTo(written);
            assertThat(fetch.label()).isEqualTo(written);
        }
    }

    @Test
    void a_sum_is_split_without_gap_or_overlap() throws IOException {
        List<Work.Sum> parts = sums("'from': -5, 'to': 1000, 'chunks': 7, 'kernel': 'plain', 'rounds': 3");

        assertThat(parts).hasSize(7);
        assertThat(parts.get(0).from()).isEqualTo(-5);
        assertThat(parts.get(6).to()).isEqualTo(1000);
        for (int i = 1; i < parts.size(); i++) {
            assertThat(parts.get(i).from()).isEqualTo(parts.get(i - 1).to());
        }
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.to() - part.from()).isBetween(143L, 144L);
            assertThat(part.kernel()).isEqualTo(Kernel.PLAIN);
            assertThat(part.rounds()).isEqualTo(3);
        });
    }

    @Test
    void a_block_is_one_task_a_number() throws IOException {
        Source blocks = open("{'job': {'block': {'ms': [20, 5]}}}").get(Kind.BLOCK);

        assertThat(blocks.size()).hasValue(2);
        assertThat(tasks(blocks)).containsExactly(Task.first(0, new Work.Block(20)), Task.first(1, new Work.Block(5)));
    }

    @Test
    void sums_come_first_then_blocks_then_fetches() throws IOException {
        Map<Kind, Source> sources =
                open("{'job': {'fetch': {'urls': ['http://a.test/', 'http://b.test/']}, 'block': {'ms': [1, 1]},"
                        + " 'sum': {'from': 0, 'to': 9, 'chunks': 3}}}");

        assertThat(ordinals(sources, Kind.SUM)).containsExactly(0L, 1L, 2L);
        assertThat(ordinals(sources, Kind.BLOCK)).containsExactly(3L, 4L);
        assertThat(ordinals(sources, Kind.FETCH)).containsExactly(5L, 6L);
    }

    @Test
    void a_job_has_no_source_for_a_kind_that_it_does_not_name() throws IOException {
        assertThat(open("{'job': {'block': {'ms': [1]}}}")).containsOnlyKeys(Kind.BLOCK);
    }

    @Test
    void a_source_that_was_read_to_its_end_stays_empty() throws IOException {
        Source source = fetches(TWO_VARIABLES);

        assertThat(source.read(100)).hasSize(6);
        assertThat(source.read(100)).isEmpty();
        assertThat(source.read(100)).isEmpty();
    }

    private static List<Work.Sum> sums(String keys) throws IOException {
        return tasks(open("{'job': {'sum': {" + keys + "}}}").get(Kind.SUM)).stream()
                .map(task -> (Work.Sum) task.work())
                .toList();
    }

    private static List<Long> ordinals(Map<Kind, Source> sources, Kind kind) throws IOException {
        return tasks(sources.get(kind)).stream().map(Task::ordinal).toList();
    }
}
