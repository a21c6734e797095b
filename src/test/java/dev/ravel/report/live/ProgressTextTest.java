package dev.ravel.report.live;

import static dev.ravel.report.live.Scene.HOST;
import static dev.ravel.report.live.Scene.crowded;
import static dev.ravel.report.live.Scene.moment;
import static dev.ravel.report.live.Scene.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.engine.Standstill.Reason;
import dev.ravel.report.Tally;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressTextTest {
    private static final ProgressText PAGES = new ProgressText(false, 100_000, host -> host.replace("a.test", "X"));
    private static final ProgressText FILES = new ProgressText(true, 100_000, host -> host);

    private final Rates rates = new Rates();

    private String told(ProgressText text, Snapshot... looks) {
        for (Snapshot look : looks) {
            rates.add(look);
        }
        return text.of(looks[looks.length - 1], rates);
    }

    @Test
    void at_first_there_is_little_to_tell() {
        assertThat(told(PAGES, moment(0, 0, 0))).isEqualTo("2 in flight");
    }

    @Test
    void pages_are_counted_a_second_and_so_are_bytes() {
        assertThat(told(PAGES, moment(0, 0, 0), moment(4, 20, 2_000_000)))
                .isEqualTo("16 s left, 2 in flight, 2.0 MB, 5.0 tasks/s, 500.0 kB/s");
    }

    @Test
    void of_files_the_bytes_matter_more() {
        Tally.Live one = new Tally.Live(0, 0, 0, 1, 0);

        assertThat(told(FILES, moment(0, 0, 0), moment(4, one, OptionalLong.of(5), 8_000_000)))
                .isEqualTo("1 file in flight, 8.0 MB, 2.0 MB/s, 0.0 tasks/s");
    }

    @Test
    void failures_are_told_where_there_are_any() {
        assertThat(told(FILES, moment(0, new Tally.Live(1, 1200, 0, 2, 0), OptionalLong.empty(), 0)))
                .isEqualTo("1,200 failed, 2 files in flight");
    }

    @Test
    void a_delay_names_the_host_as_it_may_be_shown_and_how_long_it_lasts() {
        assertThat(told(PAGES, standing(moment(0, 0, 0), Reason.DELAY, HOST, Duration.ofSeconds(12))))
                .isEqualTo("host X:80: next request in 12 s, 2 in flight");
    }

    @Test
    void a_host_that_refused_has_asked_for_a_pause() {
        assertThat(told(FILES, standing(moment(0, 0, 0), Reason.BACK_OFF, HOST, Duration.ofSeconds(58))))
                .startsWith("host a.test:80 asked for a pause: 58 s left, ");
    }

    @Test
    void another_attempt_and_a_pause_in_the_slots_are_told() {
        assertThat(told(PAGES, standing(moment(0, 0, 0), Reason.RETRY, null, Duration.ofSeconds(3))))
                .startsWith("next attempt in 3 s, ");
        assertThat(told(PAGES, standing(moment(1, 0, 0), Reason.PAUSE, null, Duration.ofMillis(2500))))
                .startsWith("pausing 2.5 s in the slots, ");
    }

    @Test
    void a_wait_of_no_host_in_particular_names_none() {
        assertThat(told(PAGES, standing(moment(0, 0, 0), Reason.DELAY, null, Duration.ofSeconds(1))))
                .startsWith("hosts: next request in 1 s, ");
    }

    @Test
    void a_wait_that_is_nearly_over_is_not_worth_a_word() {
        assertThat(told(PAGES, standing(moment(0, 0, 0), Reason.DELAY, HOST, Duration.ofMillis(500))))
                .startsWith("host X:80: next request in 500 ms");
        assertThat(told(PAGES, standing(moment(0, 0, 0), Reason.DELAY, HOST, Duration.ofMillis(499))))
                .isEqualTo("2 in flight");
    }

    @Test
    void while_nothing_moves_its_end_is_not_foretold() {
        Snapshot still = standing(moment(10, 50, 0), Reason.BACK_OFF, HOST, Duration.ofMinutes(5));

        assertThat(told(PAGES, moment(0, 0, 0), still))
                .isEqualTo("host X:80 asked for a pause: 5 min 0 s left, 2 in flight, 5.0 tasks/s, 0 B/s");
    }

    @Test
    void a_window_full_of_one_host_is_told() {
        assertThat(told(PAGES, crowded(moment(0, 0, 0), HOST)))
                .isEqualTo("all 100,000 tasks read ahead are for host X:80, 2 in flight");
    }
}
