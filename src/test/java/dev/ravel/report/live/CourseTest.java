package dev.ravel.report.live;

import static dev.ravel.report.live.Scene.HOST;
import static dev.ravel.report.live.Scene.LOOP;
import static dev.ravel.report.live.Scene.NOON;
import static dev.ravel.report.live.Scene.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.engine.Standstill;
import dev.ravel.report.Tally;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CourseTest {
    private final Tally tally = new Tally(() -> 0, text -> text);
    private final Course course = new Course(() -> NOON, tally, () -> OptionalLong.of(9));

    @Test
    void a_run_that_has_not_begun_stands_at_nothing() {
        assertThat(course.now())
                .isEqualTo(new Snapshot(
                        NOON, false, tally.live(), OptionalLong.of(9), 0, Optional.empty(), Optional.empty()));
    }

    @Test
    void it_begins_with_the_first_task() {
        course.started(page(0, "u"), LOOP);

        assertThat(course.now().begun()).isTrue();
    }

    @Test
    void received_bytes_are_asked_for_at_every_look() {
        long[] received = {5};
        course.receivedFrom(() -> received[0]++);

        assertThat(course.now().received()).isEqualTo(5);
        assertThat(course.now().received()).isEqualTo(6);
    }

    @Test
    void why_nothing_moves_is_told_until_something_does() {
        Optional<Standstill> reason = Optional.of(new Standstill(Standstill.Reason.RETRY, Optional.empty(), NOON));
        course.standing(reason);
        assertThat(course.now().standstill()).isEqualTo(reason);

        course.standing(Optional.empty());
        assertThat(course.now().standstill()).isEmpty();
    }

    @Test
    void the_host_of_all_that_is_read_ahead_is_told_until_that_is_over() {
        course.crowded(Optional.of(HOST));
        assertThat(course.now().crowd()).contains(HOST);

        course.crowded(Optional.empty());
        assertThat(course.now().crowd()).isEmpty();
    }
}
