package dev.ravel.report.live;

import static dev.ravel.report.live.Scene.LOOP;
import static dev.ravel.report.live.Scene.NOON;
import static dev.ravel.report.live.Scene.broken;
import static dev.ravel.report.live.Scene.fetch;
import static dev.ravel.report.live.Scene.page;
import static dev.ravel.report.live.Scene.read;
import static dev.ravel.report.live.Scene.span;
import static dev.ravel.report.live.Scene.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.config.Redaction;
import dev.ravel.url.Url;
import dev.ravel.work.Cause;
import dev.ravel.work.Decision;
import dev.ravel.work.Kernel;
import dev.ravel.work.Outcome;
import dev.ravel.work.Result;
import dev.ravel.work.Retry;
import dev.ravel.work.Rules;
import dev.ravel.work.Span;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskLogTest {
    private static final Task FILE = fetch(1, "http://a.test/02Jeux.mp3", "02Jeux.mp3");
    private static final Task PAGE = page(12, "http://a.test/page");

    private final Reader reader = Reader.quick();
    private final Screen screen = Screen.on(reader.stream());
    private Instant now = NOON.minusMillis(1);
    private final Redaction redaction = Redaction.of("${env:BASE}", Map.of("BASE", "inside.example"));
    private final TaskLog log = new TaskLog(screen, () -> now, ZoneOffset.UTC, 3, new Shown(redaction));

    private String told() {
        screen.close();
        assertThat(reader.lines()).hasSize(1);
        return reader.lines().get(0);
    }

    private void done(Task task, Result result) {
        log.ended(new Outcome.Done(task, result));
    }

    /** As the engine has it from the rules. */
    private void failed(Task task, Result result) {
        Rules rules = new Rules(Set.of(), 10, new Retry(1, Duration.ZERO, Duration.ZERO, 0));
        log.ended(((Decision.Finish) rules.decide(task, result, NOON, 0)).outcome());
    }

    @Test
    void a_start_says_when_what_and_where() {
        log.started(PAGE, LOOP);
        now = NOON.plusSeconds(60);

        assertThat(told()).isEqualTo("11:59:59.999  start    12  http://a.test/page");
    }

    @Test
    void a_start_says_how_long_its_slot_pauses() {
        log.started(FILE.paused(Duration.ofMillis(2500)), LOOP);

        assertThat(told()).isEqualTo("11:59:59.999  start    02Jeux.mp3  pause 2.5 s  http://a.test/02Jeux.mp3");
    }

    @Test
    void another_attempt_says_which() {
        log.started(FILE.again(Cause.RESET, broken(Cause.RESET, 0)), LOOP);

        assertThat(told()).endsWith("start    02Jeux.mp3  attempt 2  http://a.test/02Jeux.mp3");
    }

    @Test
    void a_redirect_starts_nothing_new() throws Exception {
        Work.Fetch work = (Work.Fetch) FILE.work();
        log.started(FILE.hop(work, Url.parse("http://b.test/"), span(5)), LOOP);
        log.started(FILE.anew(span(5)), LOOP);
        screen.close();

        assertThat(reader.text()).isEmpty();
    }

    @Test
    void a_file_is_done_with_its_size_its_time_and_its_rate() {
        done(FILE, stored(4000, 6_400_000, "02Jeux.mp3"));

        assertThat(told()).isEqualTo("11:59:59.999  done     02Jeux.mp3  6.4 MB in 4 s (1.6 MB/s)");
    }

    @Test
    void the_time_is_that_of_all_hops() throws Exception {
        Task hopped = FILE.hop((Work.Fetch) FILE.work(), Url.parse("http://b.test/"), span(3000));
        done(hopped, stored(1000, 6_400_000, "02Jeux.mp3"));

        assertThat(told()).endsWith("6.4 MB in 4 s (1.6 MB/s)");
    }

    @Test
    void an_empty_page_has_no_rate() {
        done(PAGE, read(203, 0));

        assertThat(told()).endsWith("done     12  0 B in 203 ms");
    }

    @Test
    void a_name_that_the_server_gave_is_told() {
        done(page(3, "http://a.test/?id=3"), stored(1000, 1000, "real.mp3"));

        assertThat(told()).endsWith("done     3  1.0 kB in 1 s (1.0 kB/s)  as real.mp3");
    }

    @Test
    void a_computation_is_done_in_its_time() {
        Task sum = Task.first(7, new Work.Sum(0, 9, Kernel.PLAIN, 1));
        done(sum, new Result.Computed(Span.computed("worker-0", NOON, 39_000_000), 36));

        assertThat(told()).endsWith("done     7  in 39 ms");
    }

    @Test
    void another_try_says_why_and_when() {
        log.postponed(FILE.again(Cause.STATUS, read503()), now.plusSeconds(4));

        assertThat(told()).isEqualTo("11:59:59.999  again    02Jeux.mp3  503, attempt 2 of 3 in 4 s");
    }

    private static Result read503() {
        return new Result.Answered(span(1), 503, 0, Optional.empty());
    }

    @Test
    void another_try_that_need_not_wait_says_only_why() {
        log.postponed(FILE.again(Cause.RESET, broken(Cause.RESET, 0)), now);

        assertThat(told()).endsWith("again    02Jeux.mp3  reset, attempt 2 of 3");
    }

    @Test
    void a_status_that_failed_is_named_once() {
        failed(FILE, new Result.Answered(span(1), 404, 0, Optional.empty()));

        assertThat(told()).isEqualTo("11:59:59.999  failed   02Jeux.mp3  status 404 (attempt 1 of 1)");
    }

    @Test
    void another_failure_says_its_cause_and_its_words() {
        failed(FILE, broken(Cause.DNS, 0));

        assertThat(told()).endsWith("failed   02Jeux.mp3  dns: in a test (attempt 1 of 1)");
    }

    @Test
    void what_was_skipped_or_came_too_late_is_told() {
        log.ended(new Outcome.Skipped(FILE, "exists", Optional.empty()));
        log.ended(new Outcome.Expired(PAGE));
        screen.close();

        assertThat(reader.lines())
                .containsExactly(
                        "11:59:59.999  skipped  02Jeux.mp3  exists",
                        "11:59:59.999  expired  12  could not start in time");
    }

    @Test
    void words_from_outside_are_shown_safely() {
        Task hostile = fetch(0, "http://inside.example/?token=abc\u001b[2J", "a\nb");
        log.started(hostile, LOOP);

        assertThat(told())
                .endsWith("start    a?b  http://${env:BASE}/?token=***")
                .doesNotContain("abc");
    }
}
