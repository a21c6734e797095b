package dev.ravel.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class CrossingTest {
    private final Queue<Runnable> target = new ArrayDeque<>();
    private final Crossing crossing = new Crossing(target::add);
    private final List<String> ran = new ArrayList<>();

    @Test
    void what_comes_close_together_crosses_together_and_in_order() {
        crossing.execute(() -> ran.add("a"));
        crossing.execute(() -> ran.add("b"));

        assertThat(target).hasSize(1);
        target.remove().run();
        assertThat(ran).containsExactly("a", "b");
        assertThat(target).isEmpty();
    }

    @Test
    void what_is_asked_on_the_other_side_lets_others_go_first() {
        crossing.execute(() -> crossing.execute(() -> ran.add("later")));
        target.remove().run();
        assertThat(ran).isEmpty();

        target.remove().run();

        assertThat(ran).containsExactly("later");
    }

    @Test
    void one_that_fails_does_not_hold_up_those_behind_it() {
        crossing.execute(() -> {
            throw new IllegalStateException("a bug");
        });
        crossing.execute(() -> ran.add("b"));
        assertThatThrownBy(target.remove()::run).hasMessage("a bug");

        target.remove().run();

        assertThat(ran).containsExactly("b");
    }
}
