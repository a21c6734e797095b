package dev.ravel.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarningsTest {
    private static final long DEADLINE = TimeUnit.SECONDS.toNanos(60);

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setBlockedThreadCheckInterval(10)
            .setMaxEventLoopExecuteTime(5)
            .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
            .setMaxWorkerExecuteTime(5)
            .setMaxWorkerExecuteTimeUnit(TimeUnit.MILLISECONDS));
    private final Warnings warnings = Warnings.of(vertx);

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Test
    void a_blocked_loop_is_counted_as_a_loop() throws Exception {
        // an idle worker pool, and a loop that runs nothing but this
        vertx.runOnContext(nothing -> hold(() -> warnings.warned().loops() > 0));

        await(() -> warnings.warned().loops() > 0);
        assertThat(warnings.warned().workers()).isZero();
    }

    @Test
    void a_blocked_worker_is_counted_as_a_worker() throws Exception {
        long before = warnings.warned().workers();
        vertx.executeBlocking(() -> {
                    hold(() -> warnings.warned().workers() > before);
                    return null;
                })
                .toCompletionStage()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);

        assertThat(warnings.warned().workers()).isGreaterThan(before);
    }

    private static void hold(BooleanSupplier until) {
        long from = System.nanoTime();
        while (!until.getAsBoolean() && System.nanoTime() - from < DEADLINE) {
            Thread.onSpinWait();
        }
    }

    private static void await(BooleanSupplier reached) {
        hold(reached);
        assertThat(reached.getAsBoolean()).isTrue();
    }
}
