package dev.ravel.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CheckpointsTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Checkpoints checkpoints = new Checkpoints(0);

    @Test
    void a_body_that_arrives_at_once_or_is_small_has_none() {
        assertThat(checkpoints.due(SECOND - 1, 1_000_000_000)).isFalse();
        assertThat(checkpoints.due(100 * SECOND, Checkpoints.SMALL - 1)).isFalse();
    }

    @Test
    void a_large_body_has_one_a_second_and_one_at_a_time() {
        assertThat(checkpoints.due(SECOND, Checkpoints.SMALL)).isTrue();
        checkpoints.begin();
        assertThat(checkpoints.due(5 * SECOND, Checkpoints.SMALL)).isFalse();
        checkpoints.end(5 * SECOND);
        assertThat(checkpoints.due(6 * SECOND - 1, Checkpoints.SMALL)).isFalse();
        assertThat(checkpoints.due(6 * SECOND, Checkpoints.SMALL)).isTrue();
    }
}
