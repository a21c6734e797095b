package dev.ravel.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommsThreadTest {
    private static final long SECONDS = 60;

    private final CommsThread comms = new CommsThread();

    @AfterEach
    void close() {
        comms.close();
    }

    @Test
    void what_is_called_runs_on_its_thread() throws Exception {
        assertThat(comms.call(() ->
                                Future.succeededFuture(Thread.currentThread().getName()))
                        .await(SECONDS, TimeUnit.SECONDS))
                .isEqualTo("comms");
    }

    @Test
    void a_call_that_throws_fails() {
        Future<Void> called = comms.call(() -> {
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(() -> called.await(SECONDS, TimeUnit.SECONDS)).hasMessage("broken");
    }

    @Test
    void a_defect_is_told_and_the_thread_goes_on() throws Exception {
        CompletableFuture<Throwable> told = new CompletableFuture<>();
        comms.onDefect(told::complete);

        comms.execute(() -> {
            throw new IllegalStateException("broken");
        });

        assertThat(told.get(SECONDS, TimeUnit.SECONDS)).hasMessage("broken");
        assertThat(comms.call(() -> Future.succeededFuture(1)).await(SECONDS, TimeUnit.SECONDS))
                .isEqualTo(1);
    }
}
