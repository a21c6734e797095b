package dev.ravel.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.member.Lane;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The loop's thread is the test's own; times and holds are passed in, but for the marks, which take the clock's. */
class LoopTest {
    private static final long MS = 1_000_000;
    private static final long PERIOD = 10 * MS;
    private static final long STALL = 20 * MS;

    private final long start = System.nanoTime();
    private final StallLog log = new StallLog(100);
    private final Pauses pauses = new Pauses(5 * MS);
    private final Judge judge = new Judge(pauses, log::add, new Epoch(Instant.EPOCH, start));
    private final Loop loop = new Loop("loop-0", Optional.empty(), new Lag(PERIOD, STALL), STALL, judge);
    private final Lane lane = new Lane("loop-0", Long.MAX_VALUE);
    private final Lane second = new Lane("loop-0b", Long.MAX_VALUE);

    @BeforeEach
    void begin() {
        loop.lag().begin(start);
        loop.add(lane);
        loop.add(second);
    }

    @Test
    void two_holds_back_to_back_are_two_stalls_and_the_gap_around_them_is_none() {
        hold(lane, 1, 5, 55);
        hold(lane, 2, 55, 235);
        tick(235);
        sweep(236);

        assertThat(log.longest()).extracting(Stall::ms).containsExactly(180.0, 50.0);
        assertThat(log.longest())
                .extracting(stall -> stall.ordinal().getAsLong())
                .containsExactly(2L, 1L);
    }

    @Test
    void a_gap_that_comes_a_look_later_than_its_hold_is_still_explained_by_it() {
        hold(lane, 1, 5, 55);
        sweep(56);
        sweep(57);
        tick(58);
        sweep(59);

        assertThat(log.longest()).hasSize(1);
    }

    @Test
    void a_gap_without_a_hold_is_a_stall_of_no_task_from_its_first_missed_tick() {
        tick(40);
        sweep(41);

        Stall stall = only();
        assertThat(stall.kind()).isEqualTo(StallKind.OTHER);
        assertThat(stall.ordinal()).isEmpty();
        assertThat(stall.ms()).isEqualTo(30);
        assertThat(stall.startedAt()).isEqualTo(Instant.EPOCH.plusMillis(10));
    }

    @Test
    void what_a_hold_leaves_of_a_gap_is_a_stall_only_if_it_is_long_enough() {
        hold(lane, 1, 5, 55);
        tick(74);
        sweep(75);
        assertThat(log.longest()).hasSize(1);

        hold(lane, 2, 85, 135);
        tick(155);
        sweep(156);
        assertThat(log.longest()).extracting(Stall::kind).contains(StallKind.OTHER);
        assertThat(log.totals().get(StallKind.OTHER)).isEqualTo(new StallTotal(1, 20, 20));
    }

    @Test
    void lanes_that_share_a_loop_explain_its_gaps_together() {
        hold(second, 2, 40, 70);
        hold(lane, 1, 5, 40);
        tick(70);
        sweep(71);

        assertThat(log.longest()).extracting(Stall::lane).containsExactly("loop-0", "loop-0b");
        assertThat(log.longest()).extracting(Stall::kind).containsOnly(StallKind.TASK);
    }

    @Test
    void a_gap_in_which_the_watchdog_was_late_is_a_pause() {
        pauses.came(start + 11 * MS, start + 50 * MS);
        tick(50);
        sweep(51);

        assertThat(only().kind()).isEqualTo(StallKind.PAUSE);
    }

    @Test
    void a_held_loop_shows_its_stack() {
        sweep(15);
        sweep(25);
        tick(45);
        sweep(46);

        assertThat(only().culprit()).startsWith("dev.ravel.probe.Samples.take(");
        assertThat(only().stack()).isNotEmpty();
    }

    @Test
    void a_mark_that_is_set_gives_the_stack_to_its_task() {
        lane.enter(9);
        long from = lane.since();
        loop.sweep(from + 12 * MS);
        lane.holds().add(new Lane.Hold(9, from, from + 30 * MS, false));
        lane.exit();
        loop.sweep(from + 31 * MS);

        assertThat(only().ordinal()).hasValue(9);
        assertThat(only().stack()).isNotEmpty();
    }

    @Test
    void a_stall_that_still_lasts_at_the_close_is_recorded_so_far() {
        lane.enter(5);
        loop.close(lane.since() + 50 * MS);

        assertThat(log.longest())
                .filteredOn(stall -> stall.kind() == StallKind.TASK)
                .singleElement()
                .satisfies(stall -> assertThat(stall.ms()).isEqualTo(50));
        lane.exit();
    }

    @Test
    void an_unmarked_stall_that_still_lasts_at_the_close_is_recorded_so_far() {
        loop.close(start + 60 * MS);

        assertThat(only().kind()).isEqualTo(StallKind.OTHER);
        assertThat(only().ms()).isEqualTo(50);
    }

    @Test
    void a_loop_that_is_idle_at_the_close_has_no_stall() {
        tick(10);
        loop.close(start + 25 * MS);

        assertThat(log.longest()).isEmpty();
    }

    @Test
    void what_has_ended_before_the_close_is_recorded_once() {
        hold(lane, 1, 5, 55);
        tick(56);
        sweep(57);
        hold(lane, 2, 60, 110);
        tick(111);
        loop.close(start + 112 * MS);

        assertThat(log.longest()).hasSize(2);
    }

    private void hold(Lane on, long ordinal, long from, long to) {
        on.holds().add(new Lane.Hold(ordinal, start + from * MS, start + to * MS, true));
    }

    private void tick(long ms) {
        loop.tick(start + ms * MS);
    }

    private void sweep(long ms) {
        loop.sweep(start + ms * MS);
    }

    private Stall only() {
        assertThat(log.longest()).hasSize(1);
        return log.longest().get(0);
    }
}
