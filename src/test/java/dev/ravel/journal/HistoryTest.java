package dev.ravel.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.journal.EndedLine.As;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final History history = new History();

    @Test
    void outcomes_of_all_starts_are_counted_together() {
        history.accept(new RunLine("1", "abc", "2026-01-01T12:00:00Z"));
        history.accept(done(0, Kind.FETCH, Optional.empty(), Optional.of(70L)));
        history.accept(done(1, Kind.SUM, Optional.of(40L), Optional.empty()));
        history.accept(new RunLine("1", "abc", "2026-01-01T13:00:00Z"));
        history.accept(done(2, Kind.SUM, Optional.of(5L), Optional.empty()));
        history.accept(done(3, Kind.BLOCK, Optional.of(99L), Optional.empty()));
        history.accept(failed(4, Kind.FETCH, Cause.DNS));
        history.accept(ended(5, As.EXPIRED));
        history.accept(ended(6, As.SKIPPED));
        history.accept(new JournalLine.Unknown("found"));

        assertThat(history.starts()).isEqualTo(2);
        assertThat(history.firstStart()).contains(Instant.parse("2026-01-01T12:00:00Z"));
        assertThat(history.ended().size()).isEqualTo(7);
        assertThat(history.count(As.DONE)).isEqualTo(4);
        assertThat(history.bytes()).isEqualTo(70);
        assertThat(history.sum()).contains(45L);
        assertThat(history.sumBroken()).isFalse();
        assertThat(history.causes()).isEqualTo(Map.of(Cause.DNS, 1L));
        assertThat(history.failures()).containsExactly("in words");
        assertThat(history.unsuccessful().contains(4)).isTrue();
        assertThat(history.unsuccessful().contains(5)).isTrue();
        assertThat(history.unsuccessful().size()).isEqualTo(2);
    }

    @Test
    void a_task_that_ended_again_is_told_and_counted_once() {
        history.accept(ended(5, As.DONE));
        history.accept(ended(5, As.EXPIRED));
        history.accept(ended(5, As.EXPIRED));

        assertThat(history.count(As.EXPIRED)).isZero();
        assertThat(history.repetitions()).isEqualTo(2);
        assertThat(history.repeated()).isEqualTo(List.of(5L, 5L));
    }

    @Test
    void a_part_that_failed_breaks_the_sum() {
        history.accept(failed(0, Kind.SUM, Cause.LOST));

        assertThat(history.sumBroken()).isTrue();
    }

    @Test
    void starts_of_another_job_are_told_apart() {
        assertThat(history.onlyOf("abc")).isTrue();
        history.accept(new RunLine("1", "abc", "2026-01-01T12:00:00Z"));
        assertThat(history.onlyOf("abc")).isTrue();
        assertThat(history.onlyOf("abd")).isFalse();
        history.accept(new RunLine("1", "abd", "2026-01-01T12:00:00Z"));
        assertThat(history.onlyOf("abc")).isFalse();
    }

    private static EndedLine done(long ordinal, Kind kind, Optional<Long> value, Optional<Long> bytes) {
        return new EndedLine(ordinal, kind, As.DONE, Optional.empty(), "", value, bytes, Optional.empty());
    }

    private static EndedLine failed(long ordinal, Kind kind, Cause cause) {
        return new EndedLine(
                ordinal,
                kind,
                As.FAILED,
                Optional.of(cause),
                "in words",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static EndedLine ended(long ordinal, As as) {
        return new EndedLine(
                ordinal, Kind.FETCH, as, Optional.empty(), "", Optional.empty(), Optional.empty(), Optional.empty());
    }
}
