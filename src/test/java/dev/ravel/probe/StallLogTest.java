package dev.ravel.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StallLogTest {
    private final StallLog log = new StallLog(3);

    @Test
    void the_longest_are_kept_and_all_are_counted() {
        for (double ms : new double[] {30, 10, 50, 20, 40}) {
            log.add(stall(StallKind.TASK, ms));
        }
        log.add(stall(StallKind.PAUSE, 5));

        assertThat(log.longest()).extracting(Stall::ms).containsExactly(50.0, 40.0, 30.0);
        assertThat(log.totals())
                .containsEntry(StallKind.TASK, new StallTotal(5, 150, 50))
                .containsEntry(StallKind.PAUSE, new StallTotal(1, 5, 5));
    }

    @Test
    void a_kind_that_did_not_happen_is_there_with_nothing() {
        assertThat(log.totals()).hasSize(4).allSatisfy((kind, total) -> assertThat(total)
                .isEqualTo(StallTotal.NONE));
        assertThat(log.longest()).isEmpty();
    }

    private static Stall stall(StallKind kind, double ms) {
        return new Stall("loop-0", kind, OptionalLong.empty(), Instant.EPOCH, ms, "", List.of());
    }
}
