package dev.ravel.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.config.ProbeConfig;
import dev.ravel.member.Lane;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeTest {
    private final Vertx vertx = Vertx.vertx();
    private final Context loop = ((VertxInternal) vertx).createEventLoopContext();
    private final Probe probe = new Probe(new ProbeConfig(true, 1, 20));

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void a_probe_that_is_switched_off_starts_and_tells_nothing() throws Exception {
        Probe off = new Probe(new ProbeConfig(false, 1, 20));
        off.start(vertx);
        Lane lane = off.lane("loop-0");
        await(off.watch(loop, lane));
        lane.enter(1);
        lane.exit();

        assertThat(off.stop()).isEqualTo(LoopFacts.NONE);
        assertThat(lane.holds()).isEmpty();
    }

    @Test
    void a_loop_without_tasks_has_lag_and_no_episode() throws Exception {
        probe.start(vertx);
        await(probe.watch(loop, probe.lane("loop-0")));
        long from = System.nanoTime();
        while (probe.facts().lag().isEmpty() && System.nanoTime() - from < TimeUnit.SECONDS.toNanos(60)) {
            Thread.onSpinWait();
        }

        LoopFacts facts = probe.stop();
        assertThat(facts.lag()).hasValueSatisfying(lag -> {
            assertThat(lag.p50()).isNotNegative();
            assertThat(lag.max()).isGreaterThanOrEqualTo(lag.p99());
        });
        assertThat(facts.totals().get(StallKind.TASK)).isEqualTo(StallTotal.NONE);
        assertThat(facts.warned()).isPresent();
        assertThat(facts.busyShare().values())
                .allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
    }

    @Test
    void a_loop_that_is_blocked_at_the_end_is_reported_and_does_not_hold_it_up() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(1);
        Lane lane = probe.lane("loop-0");
        probe.start(vertx);
        await(probe.watch(loop, lane));
        loop.runOnContext(nothing -> block(lane, blocked, release));
        assertThat(blocked.await(60, TimeUnit.SECONDS)).isTrue();
        while (System.nanoTime() - lane.since() < TimeUnit.MILLISECONDS.toNanos(60)) {
            Thread.onSpinWait();
        }

        LoopFacts facts = probe.stop();
        release.countDown();

        assertThat(facts.stalls())
                .filteredOn(stall -> stall.ordinal().isPresent())
                .singleElement()
                .satisfies(stall -> {
                    assertThat(stall.ordinal()).hasValue(42);
                    assertThat(stall.ms()).isGreaterThanOrEqualTo(60);
                });
        assertThat(facts.lag().orElseThrow().max()).isGreaterThan(30);
    }

    @Test
    void lanes_that_share_a_loop_are_measured_once() throws Exception {
        probe.start(vertx);
        await(probe.watch(loop, probe.lane("loop-0")));
        await(probe.watch(loop, probe.lane("loop-0b")));

        assertThat(probe.stop().busyShare().keySet()).isSubsetOf("loop-0");
    }

    @Test
    void a_context_that_is_not_a_loops_is_refused() {
        Context worker = ((VertxInternal) vertx).createWorkerContext();

        assertThat(probe.watch(worker, probe.lane("worker-0")).cause())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("worker-0 is not on an event loop");
    }

    @Test
    void a_lane_that_is_not_watched_gives_no_stalls() throws Exception {
        Lane worker = probe.lane("worker-0");
        probe.start(vertx);
        worker.holds().add(new Lane.Hold(1, 0, TimeUnit.SECONDS.toNanos(1), true));
        await(probe.watch(loop, probe.lane("loop-0")));

        assertThat(probe.stop().stalls()).noneMatch(stall -> stall.lane().equals("worker-0"));
    }

    private static void block(Lane lane, CountDownLatch blocked, CountDownLatch release) {
        lane.enter(42);
        blocked.countDown();
        try {
            assertThat(release.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            lane.exit();
        }
    }

    private static void await(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
