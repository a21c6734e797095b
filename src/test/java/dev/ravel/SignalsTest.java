package dev.ravel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class SignalsTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final List<Integer> heard = new ArrayList<>();
    private final IntConsumer wishes = Signals.wishes(heard::add, clock::get);

    @Test
    void a_signal_that_is_sent_to_a_process_and_its_group_is_heard_once() {
        wishes.accept(143);
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
        wishes.accept(143);

        assertThat(heard).containsExactly(143);
    }

    @Test
    void a_second_signal_is_a_second_wish() {
        wishes.accept(130);
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(50));
        wishes.accept(143);

        assertThat(heard).containsExactly(130, 143);
    }
}
