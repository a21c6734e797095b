package dev.ravel.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.url.InvalidUrlException;
import dev.ravel.url.Url;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Span HOP = Span.fetched("loop-0", NOON, 1, 2, 3);
    private static final Result RESET = new Result.Failed(HOP, Cause.RESET, "reset", 0, 0);
    private static final Work SUM = new Work.Sum(0, 10, Kernel.PLAIN, 1);

    @Test
    void a_task_begins_with_its_first_attempt() {
        Task task = Task.first(7, SUM);

        assertThat(task.ordinal()).isEqualTo(7);
        assertThat(task.attempt()).isEqualTo(1);
        assertThat(task.hops()).isZero();
        assertThat(task.before()).isEmpty();
    }

    @Test
    void another_attempt_begins_at_the_url_that_was_asked() throws InvalidUrlException {
        Work.Fetch fetch = Work.Fetch.of("http://a/", Url.parse("http://a/"), Target.NONE);
        Task hopped = Task.first(7, fetch).hop(fetch, Url.parse("http://b/"), HOP);

        assertThat(hopped.again(Cause.RESET, RESET))
                .isEqualTo(new Task(
                        7,
                        fetch,
                        2,
                        0,
                        Optional.empty(),
                        Waits.NONE,
                        List.of(new Tried(HOP.then(HOP), Waits.NONE, Cause.RESET, 0))));
    }

    @Test
    void a_hop_belongs_to_its_attempt_and_counts() throws InvalidUrlException {
        Work.Fetch fetch = Work.Fetch.of("http://a/", Url.parse("http://a/"), Target.NONE);
        Task second = Task.first(7, fetch).again(Cause.RESET, RESET);
        Task hopped = second.hop(fetch, Url.parse("http://b/"), HOP);

        assertThat(hopped.ordinal()).isEqualTo(7);
        assertThat(hopped.attempt()).isEqualTo(2);
        assertThat(hopped.hops()).isEqualTo(1);
        assertThat(hopped.work()).isEqualTo(fetch.hop(Url.parse("http://b/")));
    }

    @Test
    void an_attempt_took_what_all_its_hops_took() throws InvalidUrlException {
        Work.Fetch fetch = Work.Fetch.of("http://a/", Url.parse("http://a/"), Target.NONE);
        Task hopped = Task.first(7, fetch).hop(fetch, Url.parse("http://b/"), HOP);
        Task again = hopped.hop((Work.Fetch) hopped.work(), Url.parse("http://c/"), HOP);

        assertThat(Task.first(7, fetch).taken(HOP)).isEqualTo(HOP);
        assertThat(again.before()).contains(HOP.then(HOP));
        assertThat(again.taken(HOP)).isEqualTo(HOP.then(HOP).then(HOP));
    }

    @Test
    void work_other_than_a_fetch_restarts_as_it_is() {
        assertThat(Task.first(7, SUM).again(Cause.LOST, RESET).work()).isSameAs(SUM);
        assertThat(SUM.label()).isEqualTo("[0, 10)");
        assertThat(new Work.Block(50).restart().label()).isEqualTo("50 ms");
    }

    @Test
    void a_pause_belongs_to_its_attempt() throws InvalidUrlException {
        Work.Fetch fetch = Work.Fetch.of("http://a/", Url.parse("http://a/"), Target.NONE);
        Task paused = Task.first(7, fetch).paused(Duration.ofSeconds(2));

        assertThat(paused.hop(fetch, Url.parse("http://b/"), HOP).pause()).isEqualTo(Duration.ofSeconds(2));
        assertThat(paused.again(Cause.RESET, RESET).pause()).isZero();
        assertThat(paused.again(Cause.RESET, RESET).tried().get(0).waits().pause())
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void what_a_host_holds_back_adds_up_for_an_attempt_and_not_for_its_hops() throws InvalidUrlException {
        Work.Fetch fetch = Work.Fetch.of("http://a/", Url.parse("http://a/"), Target.NONE);
        Task kept = Task.first(7, fetch).spared(Duration.ofSeconds(2)).paused(Duration.ofSeconds(1));
        Task hop = kept.hop(fetch, Url.parse("http://b/"), HOP);

        assertThat(kept.spared(Duration.ofSeconds(3)).waits())
                .isEqualTo(new Waits(Duration.ofSeconds(5), Duration.ofSeconds(1)));
        assertThat(hop.spared(Duration.ofSeconds(3)).waits()).isEqualTo(kept.waits());
        assertThat(kept.again(Cause.RESET, RESET).waits()).isEqualTo(Waits.NONE);
        assertThat(kept.again(Cause.RESET, RESET).tried())
                .containsExactly(new Tried(HOP, kept.waits(), Cause.RESET, 0));
    }

    @Test
    void only_a_task_that_nobody_was_asked_for_is_untried() throws InvalidUrlException {
        Work.Fetch fetch = Work.Fetch.of("http://a/", Url.parse("http://a/"), Target.NONE);
        Task task = Task.first(7, fetch);

        assertThat(task.untried()).isTrue();
        assertThat(task.paused(Duration.ofSeconds(2)).untried()).isTrue();
        assertThat(task.anew(HOP).untried()).isFalse();
        assertThat(task.hop(fetch, Url.parse("http://b/"), HOP).untried()).isFalse();
        assertThat(task.again(Cause.RESET, RESET).untried()).isFalse();
    }
}
