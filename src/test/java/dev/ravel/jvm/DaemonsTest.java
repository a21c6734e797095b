package dev.ravel.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DaemonsTest {
    @Test
    void its_threads_have_its_name_and_keep_no_process_alive() {
        Thread thread = new Daemons("reader").newThread(() -> {});

        assertThat(thread.getName()).isEqualTo("reader");
        assertThat(thread.isDaemon()).isTrue();
    }

    @Test
    void a_thread_does_what_it_was_made_for() throws Exception {
        CompletableFuture<Thread> by = new CompletableFuture<>();
        Thread thread = new Daemons("reader").newThread(() -> by.complete(Thread.currentThread()));

        thread.start();

        assertThat(by.get(10, TimeUnit.SECONDS)).isSameAs(thread);
    }
}
