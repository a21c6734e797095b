package dev.ravel.source;

import static dev.ravel.source.Jobs.fetches;
import static dev.ravel.source.Jobs.open;
import static dev.ravel.source.Jobs.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.url.HostKey;
import dev.ravel.work.Kind;
import dev.ravel.work.Task;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SurveyTest {
    private static final String MILLION = "'each': {'n': {'from': 1, 'to': 1000000}}";

    @Test
    void a_million_urls_of_one_host_are_told_without_reading_them() throws IOException {
        Survey survey = Survey.of(Kind.FETCH, unreadable(fetches("'url': 'http://a.test/{n}?q={n}', " + MILLION)));

        assertThat(survey.count()).isEqualTo(1_000_000);
        assertThat(label(survey.first())).isEqualTo("http://a.test/1?q=1");
        assertThat(label(survey.last())).isEqualTo("http://a.test/1000000?q=1000000");
        assertThat(survey.last().orElseThrow().ordinal()).isEqualTo(999_999);
        assertThat(survey.unusable()).isZero();
        assertThat(survey.hosts().first(5)).containsExactly(new HostKey("a.test", 80));
        assertThat(survey.hosts().busiest()).isEqualTo(1_000_000);
    }

    @Test
    void a_host_of_the_lab_is_one_host() throws IOException {
        Survey survey = Survey.of(Kind.FETCH, unreadable(fetches("'url': '{+lab}/{n}', " + MILLION)));

        assertThat(survey.hosts().first(5)).containsExactly(new HostKey("127.0.0.1", 1001));
    }

    @Test
    void sums_and_blocks_are_for_no_host() throws IOException {
        Source sums = open("{'job': {'sum': {'from': 0, 'to': 1000000, 'chunks': 1000000}}}")
                .get(Kind.SUM);

        Survey survey = Survey.of(Kind.SUM, unreadable(sums));

        assertThat(survey.count()).isEqualTo(1_000_000);
        assertThat(label(survey.last())).isEqualTo("[999999, 1000000)");
        assertThat(survey.hosts().count()).isZero();
        assertThat(survey.hosts().busiest()).isZero();
    }

    @Test
    void a_variable_in_the_host_is_followed_through_all_its_values() throws IOException {
        Source source = fetches("'url': 'http://{h}.test/{n}', 'each': {'h': ['b', 'a', 'B'], 'n': [1, 2]}");

        Survey survey = Survey.of(Kind.FETCH, source);

        assertThat(source.uniform()).isEmpty();
        assertThat(survey.count()).isEqualTo(6);
        assertThat(survey.hosts().first(5)).containsExactly(new HostKey("b.test", 80), new HostKey("a.test", 80));
        assertThat(survey.hosts().busiest()).isEqualTo(4);
    }

    @Test
    void a_variable_in_the_port_or_before_the_path_counts_as_part_of_the_host() throws IOException {
        assertThat(Survey.of(Kind.FETCH, fetches("'url': 'http://a.test:{p}/', 'each': {'p': [81, 82]}"))
                        .hosts()
                        .count())
                .isEqualTo(2);
        assertThat(Survey.of(
                                Kind.FETCH,
                                fetches("'url': '{+base}/x', 'each': {'base': ['http://a.test', 'http://b.test']}"))
                        .hosts()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void entries_that_cannot_start_are_counted() throws IOException {
        String lines = "http://a.test/\nnonsense\nhttp://b.test/\nhttp://a.test/2\n";
        Source source = open(
                        "{'job': {'fetch': {'file': '-'}}}",
                        new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)))
                .get(Kind.FETCH);

        Survey survey = Survey.of(Kind.FETCH, source);

        assertThat(survey.count()).isEqualTo(4);
        assertThat(survey.unusable()).isEqualTo(1);
        assertThat(survey.hosts().count()).isEqualTo(2);
        assertThat(survey.hosts().busiest()).isEqualTo(2);
    }

    @Test
    void names_that_are_taken_are_counted_although_the_urls_are_alike() throws IOException {
        Source source = stored("'url': 'http://a.test/{n}/same', 'each': {'n': [1, 2, 3]}", "");

        assertThat(Survey.of(Kind.FETCH, source).unusable()).isEqualTo(2);
    }

    @Test
    void nothing_has_neither_first_nor_last() throws IOException {
        Source empty = open("{'job': {'fetch': {'file': '-'}}}").get(Kind.FETCH);

        Survey survey = Survey.of(Kind.FETCH, empty);

        assertThat(survey.count()).isZero();
        assertThat(survey.first()).isEmpty();
        assertThat(survey.last()).isEmpty();
    }

    @Test
    void beyond_a_million_hosts_they_are_not_told_apart() {
        Hosts hosts = new Hosts();
        for (int i = 0; i < Hosts.MOST; i++) {
            hosts.add(new HostKey("h", i), 1);
        }
        assertThat(hosts.more()).isFalse();

        hosts.add(new HostKey("late", 80), 5);
        hosts.add(new HostKey("h", 7), 2);

        assertThat(hosts.more()).isTrue();
        assertThat(hosts.count()).isEqualTo(Hosts.MOST);
        assertThat(hosts.busiest()).isEqualTo(3);
        assertThat(hosts.first(2)).containsExactly(new HostKey("h", 0), new HostKey("h", 1));
    }

    private static String label(Optional<Task> task) {
        return task.orElseThrow().work().label();
    }

    /** The same source; whoever reads it fails. */
    private static Source unreadable(Source source) {
        return new Source() {
            @Override
            public List<Entry> read(int max) {
                throw new AssertionError("was read");
            }

            @Override
            public OptionalLong size() {
                return source.size();
            }

            @Override
            public Optional<Uniform> uniform() {
                return source.uniform();
            }
        };
    }
}
