package dev.ravel.report.live;

import static dev.ravel.report.live.Scene.moment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.report.Tally;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Progress.Look LINES_AT_ONCE = new Progress.Look(false, 0, 1);
    private static final Progress.Look BAR_AT_ONCE = new Progress.Look(true, 0, 1);
    private static final ProgressText TEXT = new ProgressText(false, 10, host -> host);

    private final Reader reader = Reader.quick();
    private final Screen screen = Screen.on(reader.stream());

    @Test
    void a_line_says_how_the_run_stands() throws InterruptedException {
        Tally.Live live = new Tally.Live(1200, 3, 31, 64, 0);

        assertThat(firstLine(moment(0, live, OptionalLong.of(5000), 12_345_678)))
                .isEqualTo("io: 1,234 of 5,000 ended, 3 failed, 64 in flight, 12.3 MB");
    }

    @Test
    void a_line_leaves_out_what_is_not_known_and_what_did_not_happen() throws InterruptedException {
        assertThat(firstLine(moment(0, new Tally.Live(10, 0, 0, 2, 0), OptionalLong.empty(), 0)))
                .isEqualTo("io: 10 ended, 2 in flight");
    }

    @Test
    void lines_follow_until_it_is_closed() throws InterruptedException {
        run(moment(0, 1, 0), LINES_AT_ONCE, 5);

        assertThat(reader.lines()).hasSizeGreaterThanOrEqualTo(3).containsOnly("io: 1 of 100 ended, 2 in flight");
    }

    @Test
    void a_run_that_is_over_before_the_first_word_prints_nothing() throws InterruptedException {
        run(moment(0, 1, 0), new Progress.Look(false, TimeUnit.HOURS.toMillis(1), 1), 1);

        assertThat(reader.text()).isEmpty();
    }

    @Test
    void a_bar_shows_the_job_and_how_it_stands_and_leaves_no_line_behind() throws InterruptedException {
        run(moment(0, new Tally.Live(4, 1, 0, 3, 0), OptionalLong.of(10), 0), BAR_AT_ONCE, 3);

        assertThat(reader.text())
                .contains("io", "5/10", "1 failed, 3 in flight")
                .doesNotContain("ended", "\n")
                .endsWith("\r");
    }

    @Test
    void a_bar_moves_also_while_no_task_ends() {
        AtomicLong received = new AtomicLong(1_000_000);
        Progress progress = new Progress("io", () -> moment(0, 1, received.get()), TEXT, screen, BAR_AT_ONCE);
        progress.start();
        reader.waitFor("1.0 MB");
        received.set(2_000_000);
        reader.waitFor("2.0 MB");
        progress.close();
        screen.close();

        assertThat(reader.text()).endsWith("\r");
    }

    private String firstLine(Snapshot now) throws InterruptedException {
        run(now, LINES_AT_ONCE, 3);
        return reader.lines().get(0);
    }

    /** Until it has looked so often: by then all earlier looks are on the screen. */
    private void run(Snapshot now, Progress.Look how, int times) throws InterruptedException {
        CountDownLatch looks = new CountDownLatch(times);
        Progress progress = new Progress(
                "io",
                () -> {
                    looks.countDown();
                    return now;
                },
                TEXT,
                screen,
                how);
        progress.start();
        assertThat(looks.await(Reader.DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        progress.close();
        screen.close();
    }
}
