package dev.ravel.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkVertxTest {
    private final Vertx vertx = LinkVertx.start();

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    private Thread thread() throws Exception {
        Promise<Thread> thread = Promise.promise();
        ((VertxInternal) vertx).createEventLoopContext().runOnContext(v -> thread.complete(Thread.currentThread()));
        return thread.future().await(10, TimeUnit.SECONDS);
    }

    @Test
    void whoever_talks_does_so_on_the_same_thread() throws Exception {
        Set<Thread> threads = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            threads.add(thread());
        }

        assertThat(threads).hasSize(1);
    }
}
