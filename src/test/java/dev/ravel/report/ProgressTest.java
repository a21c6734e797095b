package dev.ravel.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Progress.Look LINES_AT_ONCE = new Progress.Look(false, 0, 1);
    private static final Progress.Look BAR_AT_ONCE = new Progress.Look(true, 0, 1);
    private static final long DEADLINE_SECONDS = 60;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void a_line_says_how_the_run_stands() throws InterruptedException {
        assertThat(firstLine(new Tally.Live(1200, 3, 31, 64, 12_345_678), OptionalLong.of(5000)))
                .isEqualTo("io: 1,234 of 5,000 ended, 3 failed, 64 in flight, 12.3 MB");
    }

    @Test
    void a_line_leaves_out_what_is_not_known_and_what_did_not_happen() throws InterruptedException {
        assertThat(firstLine(new Tally.Live(10, 0, 0, 2, 0), OptionalLong.empty()))
                .isEqualTo("io: 10 ended, 2 in flight, 0.0 MB");
    }

    @Test
    void lines_follow_until_it_is_closed() throws InterruptedException {
        CountDownLatch looks = new CountDownLatch(4);
        Progress progress = start(new Tally.Live(1, 0, 0, 0, 0), OptionalLong.empty(), looks, LINES_AT_ONCE);

        assertThat(looks.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        progress.close();

        assertThat(lines()).hasSizeGreaterThanOrEqualTo(3).containsOnly("io: 1 ended, 0 in flight, 0.0 MB");
    }

    @Test
    void a_run_that_is_over_before_the_first_look_prints_nothing() {
        Progress progress = start(
                new Tally.Live(1, 0, 0, 0, 0),
                OptionalLong.of(1),
                new CountDownLatch(1),
                new Progress.Look(false, TimeUnit.HOURS.toMillis(1), 1));

        progress.close();

        assertThat(lines()).isEmpty();
    }

    @Test
    void a_bar_shows_the_job_and_leaves_no_line_behind() throws InterruptedException {
        CountDownLatch looks = new CountDownLatch(2);
        Progress progress = start(new Tally.Live(5, 0, 0, 3, 0), OptionalLong.of(10), looks, BAR_AT_ONCE);

        assertThat(looks.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        progress.close();

        assertThat(text()).contains("io").doesNotContain("ended,", "\n");
    }

    @Test
    void none_says_nothing_and_can_be_closed() {
        PrintStream before = System.err;
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            Progress.none().close();
        } finally {
            System.setErr(before);
        }

        assertThat(text()).isEmpty();
    }

    private String firstLine(Tally.Live live, OptionalLong total) throws InterruptedException {
        CountDownLatch looks = new CountDownLatch(2);
        Progress progress = start(live, total, looks, LINES_AT_ONCE);
        assertThat(looks.await(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
        progress.close();
        return lines().get(0);
    }

    /** Counts down each time that it looks: by then all earlier looks are printed. */
    private Progress start(Tally.Live live, OptionalLong total, CountDownLatch looks, Progress.Look look) {
        return Progress.start(
                "io",
                () -> {
                    looks.countDown();
                    return live;
                },
                () -> total,
                new PrintStream(written, true, StandardCharsets.UTF_8),
                look);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return text().lines().toList();
    }
}
