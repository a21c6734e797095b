package dev.ravel.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.compute.Computation;
import dev.ravel.config.ProbeConfig;
import dev.ravel.member.Lane;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Blocks of known length on a real loop against what the probe says. Blocks that a pause covers say nothing about the
 * probe: they are exempt, and a run with many of them is tried again.
 */
class CalibrationTest {
    private static final long PERIOD_MS = 10;
    private static final int TRIES = 5;

    /**
     * Without a stack, the watchdog did not come between 10 ms (half a stall) and the end. It comes every 5 ms, so that it
     * was late by the length less 15 ms at least: for 40 ms that is most of the length, and so a pause, not an episode.
     */
    private static final double STACK_CERTAIN_MS = 40;

    /** In one go without a tick between them, except after a 0: there the loop is left idle for a while. */
    private static final List<Long> LENGTHS = List.of(20L, 50L, 180L, 0L, 1200L, 20L, 0L, 50L, 50L, 0L, 20L, 180L, 20L);

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = ((VertxInternal) vertx).createEventLoopContext();
    private final Computation computation = new Computation();
    private final Map<Long, Result> results = new TreeMap<>();

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void blocks_are_counted_exactly_with_their_length_their_task_and_their_line() throws Exception {
        List<Stall> stalls = measured();
        for (int tries = 1; tries < TRIES && paused(stalls).size() > 2; tries++) {
            stalls = measured();
        }

        Set<Long> expected = results.keySet();
        expected.removeAll(paused(stalls));
        assertThat(expected).as("blocks that no pause covers").isNotEmpty();
        List<Stall> episodes =
                stalls.stream().filter(stall -> stall.kind() == StallKind.TASK).toList();
        assertThat(episodes)
                .extracting(stall -> stall.ordinal().orElseThrow())
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(episodes).allSatisfy(this::agrees);
    }

    private void agrees(Stall stall) {
        double own = results.get(stall.ordinal().getAsLong()).span().compute() / 1e6;
        assertThat(stall.ms()).isBetween(own, own + PERIOD_MS);
        assertThat(stall.lane()).isEqualTo("loop-0");
        if (!stall.culprit().isEmpty() || own >= STACK_CERTAIN_MS) {
            assertThat(stall.culprit()).matches("dev\\.ravel\\.compute\\.Block\\.spin\\(Block\\.java:\\d+\\)");
        }
    }

    private List<Stall> measured() throws Exception {
        Probe probe = new Probe(new ProbeConfig(true, PERIOD_MS, 20));
        Lane lane = probe.lane("loop-0");
        probe.start(vertx);
        await(probe.watch(loop, lane));
        results.clear();
        await(run(new ArrayList<>(LENGTHS), lane));
        return probe.stop().stalls();
    }

    private Future<?> run(List<Long> lengths, Lane lane) {
        Promise<Void> finished = Promise.promise();
        loop.runOnContext(nothing -> step(lengths, lane, finished));
        return finished.future();
    }

    private void step(List<Long> lengths, Lane lane, Promise<Void> finished) {
        while (!lengths.isEmpty()) {
            long length = lengths.remove(0);
            if (length == 0) {
                vertx.setTimer(3 * PERIOD_MS, id -> step(lengths, lane, finished));
                return;
            }
            long ordinal = results.size();
            results.put(ordinal, computation.compute(Task.first(ordinal, new Work.Block(length)), lane));
            lane.settle();
        }
        finished.complete();
    }

    /** The tasks whose stretch a pause covers. */
    private static Set<Long> paused(List<Stall> stalls) {
        return stalls.stream()
                .filter(stall -> stall.kind() == StallKind.PAUSE)
                .flatMap(stall -> stall.ordinal().stream().boxed())
                .collect(Collectors.toSet());
    }

    private static void await(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
