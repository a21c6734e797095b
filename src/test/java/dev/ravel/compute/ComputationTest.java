package dev.ravel.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ravel.member.Lane;
import dev.ravel.url.Url;
import dev.ravel.work.Kernel;
import dev.ravel.work.Result;
import dev.ravel.work.Target;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ComputationTest {
    private static final long DEADLINE_S = 60;

    private final Lane lane = new Lane("loop-0", 0);
    private final Computation computation = new Computation();

    @Test
    void a_sum_gives_its_value_and_the_lane_it_ran_on() {
        Result result = computation.compute(Task.first(7, new Work.Sum(-3, 10, Kernel.WIDE, 2)), lane);

        assertThat(result).isInstanceOfSatisfying(Result.Computed.class, computed -> {
            assertThat(computed.value()).isEqualTo(39);
            assertThat(computed.span().lane()).isEqualTo("loop-0");
            assertThat(computed.span().compute()).isPositive();
        });
    }

    @Test
    void a_block_lasts_at_least_as_long_as_asked_and_gives_that_length() {
        Result result = computation.compute(Task.first(0, new Work.Block(5)), lane);

        assertThat(result).isInstanceOfSatisfying(Result.Computed.class, computed -> {
            assertThat(computed.value()).isEqualTo(5);
            assertThat(computed.span().compute()).isGreaterThanOrEqualTo(5_000_000);
        });
    }

    @Test
    void the_mark_encloses_the_work_and_is_gone_after_it() {
        Result result = computation.compute(Task.first(3, new Work.Block(2)), lane);

        Lane.Hold hold = lane.holds().remove();
        assertThat(hold.ordinal()).isEqualTo(3);
        assertThat(hold.to() - hold.from()).isGreaterThanOrEqualTo(result.span().compute());
        assertThat(lane.ordinal()).isEqualTo(Lane.IDLE);
    }

    @Test
    void the_time_without_the_lock_is_told_apart_from_the_computing() throws Exception {
        GlobalLock lock = new GlobalLock();
        Turn mine = lock.take();
        FutureTask<Result> other = start(() -> new Computation(lock).compute(Task.first(7, new Work.Block(2)), lane));
        until(lock::asked);
        mine.close();

        Result result = other.get(DEADLINE_S, TimeUnit.SECONDS);
        assertThat(result.span().lock()).isGreaterThanOrEqualTo(GlobalLock.SWITCH_INTERVAL.toNanos());
        assertThat(result.span().compute()).isGreaterThanOrEqualTo(2_000_000);
        assertThat(result.span().queue()).isZero();
        assertThat(lane.holds().remove().to()).isPositive();
    }

    @Test
    void without_a_lock_nothing_waits() {
        assertThat(computation
                        .compute(Task.first(0, new Work.Block(1)), lane)
                        .span()
                        .lock())
                .isZero();
    }

    @Test
    void work_that_is_refused_under_a_lock_frees_it() throws Exception {
        Work fetch = Work.Fetch.of("http://127.0.0.1/", Url.parse("http://127.0.0.1/"), Target.NONE);
        Computation alone = new Computation(new GlobalLock());

        assertThatIllegalArgumentException().isThrownBy(() -> alone.compute(Task.first(0, fetch), lane));
        FutureTask<Result> next = start(() -> alone.compute(Task.first(1, new Work.Block(0)), lane));
        assertThat(next.get(DEADLINE_S, TimeUnit.SECONDS)).isInstanceOf(Result.Computed.class);
    }

    private static FutureTask<Result> start(Callable<Result> action) {
        FutureTask<Result> task = new FutureTask<>(action);
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static void until(BooleanSupplier holds) {
        long from = System.nanoTime();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime() - from).isLessThan(TimeUnit.SECONDS.toNanos(DEADLINE_S));
            Thread.onSpinWait();
        }
    }

    @Test
    void work_that_is_not_computed_is_refused_and_leaves_no_mark() throws Exception {
        Work fetch = Work.Fetch.of("http://127.0.0.1/", Url.parse("http://127.0.0.1/"), Target.NONE);

        assertThatIllegalArgumentException().isThrownBy(() -> computation.compute(Task.first(0, fetch), lane));
        assertThat(lane.ordinal()).isEqualTo(Lane.IDLE);
    }
}
