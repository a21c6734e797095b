package dev.ravel.queue.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(value = TestRabbit.NODE, mode = ResourceAccessMode.READ)
class TestRabbitTest {
    @Test
    void a_private_node_listens_on_loopback_and_takes_commands() {
        assertThat(TestRabbit.control("eval", "rabbit_networking:active_listeners()."))
                .contains("{127,0,0,1}")
                .doesNotContain("{0,0,0,0}");
    }

    @Test
    void every_name_is_fresh() {
        assertThat(TestRabbit.freshName()).isNotEqualTo(TestRabbit.freshName());
    }
}
