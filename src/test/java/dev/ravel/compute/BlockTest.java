package dev.ravel.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BlockTest {
    @Test
    void what_it_waits_for_its_turn_comes_on_top_of_its_length() {
        Checks turn = new Checks(5);
        long from = System.nanoTime();

        assertThat(Block.spin(4, turn)).isEqualTo(4);

        long took = System.nanoTime() - from;
        assertThat(turn.waited()).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(5));
        assertThat(took - turn.waited()).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(4));
    }

    @Test
    void what_it_has_waited_before_does_not_count() {
        Checks turn = new Checks(1);
        turn.check();
        long from = System.nanoTime();
        Block.spin(2, turn);

        assertThat(System.nanoTime() - from).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(2));
    }
}
