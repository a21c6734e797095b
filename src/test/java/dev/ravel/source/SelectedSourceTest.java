package dev.ravel.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.config.RavelConfig;
import dev.ravel.config.json.Conf;
import dev.ravel.work.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectedSourceTest {
    /** Every third task. */
    private static final Selection THIRDS = new Selection() {
        @Override
        public boolean has(long ordinal) {
            return ordinal % 3 == 0;
        }

        @Override
        public long count(long from, long to) {
            return (to + 2) / 3 - (from + 2) / 3;
        }
    };

    private static final String MIXED =
            """
            {"job": {"sum": {"from": 0, "to": 100, "chunks": 4}, "block": {"ms": [1, 2]},
                     "fetch": {"url": "http://a.test/{n}", "each": {"n": {"from": 1, "to": 5}}}}}""";
    private static final String LINES = "{\"job\": {\"fetch\": {\"file\": \"-\"}}, \"output\": {\"files\": \"f\"}}";

    @Test
    void ordinals_and_sizes_are_those_of_the_whole_job() throws IOException {
        Map<Kind, Source> sources = open(MIXED, "");

        assertThat(ordinals(sources.get(Kind.SUM))).containsExactly(0L, 3L);
        assertThat(ordinals(sources.get(Kind.BLOCK))).isEmpty();
        assertThat(ordinals(sources.get(Kind.FETCH))).containsExactly(6L, 9L);
        assertThat(sources.values())
                .extracting(source -> source.size().getAsLong())
                .containsExactlyInAnyOrder(2L, 0L, 2L);
    }

    @Test
    void a_name_stays_with_the_task_that_had_it() throws IOException {
        Source lines =
                open(LINES, "http://a/x\nhttp://a/y\nhttp://a/z\nhttp://a/y\n").get(Kind.FETCH);

        assertThat(lines.size()).isEmpty();
        assertThat(lines.live()).isTrue();
        assertThat(Jobs.all(lines))
                .satisfiesExactly(
                        first -> assertThat(first.task().ordinal()).isZero(),
                        taken -> assertThat(Jobs.failure(taken).detail()).contains("has the file name y"));
    }

    @Test
    void an_extent_is_told_without_running_anything() throws IOException {
        Sources all = new Sources(Map.of(), text("http://a/x\nhttp://a/y\n"));
        Sources none = new Sources(Map.of(), text("\n# nothing\n")).selecting(THIRDS);

        assertThat(all.measure(config(LINES).job(), Extent::count)).isEqualTo(2);
        assertThat(all.measure(config(MIXED).job(), Extent::count)).isEqualTo(11);
        assertThat(none.measure(config(LINES).job(), Extent::none)).isTrue();
        assertThat(none.measure(config(MIXED).job(), Extent::none)).isFalse();
    }

    private static Iterable<Long> ordinals(Source source) throws IOException {
        return Jobs.tasks(source).stream().map(task -> task.ordinal()).toList();
    }

    private static Map<Kind, Source> open(String conf, String input) {
        RavelConfig config = config(conf);
        return new Sources(Map.of(), text(input)).selecting(THIRDS).open(config.job(), config.output());
    }

    private static RavelConfig config(String conf) {
        return Conf.load(conf, InputStream.nullInputStream()).read(Map.of());
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
