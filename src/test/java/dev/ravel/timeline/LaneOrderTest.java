package dev.ravel.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LaneOrderTest {
    @Test
    void numbers_count_as_numbers() {
        TreeSet<String> lanes = new TreeSet<>(new LaneOrder());
        for (String lane : new String[] {"worker-10", "loop-11", "worker-9", "loop-2", "node", "loop-1", "loop-02"}) {
            lanes.add(lane);
        }
        assertThat(lanes).containsExactly("loop-1", "loop-2", "loop-02", "loop-11", "node", "worker-9", "worker-10");
    }
}
