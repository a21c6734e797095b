package dev.ravel.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseSealTest {
    private static final Task TASK = Task.first(1, new Work.Block(5));

    private final LeaseSeal seal = LeaseSeal.fresh();

    @Test
    void a_later_start_knows_a_task_that_was_leased() {
        String made = seal.of(TASK);

        assertThat(made).matches("[0-9a-f]{64}");
        assertThat(new LeaseSeal(seal.key()).made(made, Task.first(1, new Work.Block(5))))
                .isTrue();
    }

    @Test
    void the_seal_is_of_the_whole_task() {
        String made = seal.of(TASK);

        assertThat(seal.made(made, Task.first(2, TASK.work()))).isFalse();
        assertThat(seal.made(made, Task.first(1, new Work.Block(6)))).isFalse();
        assertThat(seal.made(made, TASK.paused(Duration.ofNanos(1)))).isFalse();
    }

    @Test
    void what_another_key_has_sealed_or_nobody_is_not_known() {
        assertThat(seal.made(LeaseSeal.fresh().of(TASK), TASK)).isFalse();
        assertThat(seal.made("", TASK)).isFalse();
        assertThat(seal.made(seal.of(TASK) + "0", TASK)).isFalse();
    }

    @Test
    void fresh_keys_differ() {
        assertThat(LeaseSeal.fresh().key()).hasSize(32).isNotEqualTo(seal.key());
    }
}
