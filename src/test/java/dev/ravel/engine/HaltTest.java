package dev.ravel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.engine.Ending.Broken;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Runs that cannot go on because nothing can be stored any more. */
class HaltTest {
    private final EngineRig rig = new EngineRig();

    @Test
    void nothing_more_is_started_and_what_is_in_flight_still_counts() {
        rig.fetches(10);
        FakeMember member = rig.member("loop-0", 3, Kind.FETCH);
        rig.start();
        member.halt("no space left");
        rig.settle();
        assertThat(rig.ending()).isEmpty();
        member.answerOne();
        rig.settle();
        member.answerOne();
        rig.settle();

        assertThat(rig.ending()).contains(new Broken("no space left"));
        assertThat(member.taken()).isEqualTo(3);
        assertThat(rig.ordinals()).containsExactly(1L, 2L);
        assertThat(rig.counted()).hasSize(2);
    }

    @Test
    void tasks_that_halt_while_the_run_drains_stay_pending_and_the_first_reason_counts() {
        rig.fetches(10);
        FakeMember member = rig.member("loop-0", 3, Kind.FETCH);
        rig.start();
        member.halt("no space left");
        member.halt("no space left on the other disk");
        member.fail(Cause.RESET);
        rig.settle();

        assertThat(rig.ending()).contains(new Broken("no space left"));
        assertThat(rig.outcomes()).isEmpty();
    }

    @Test
    void a_halt_while_a_stopped_run_drains_is_what_counts() {
        rig.fetches(10);
        FakeMember member = rig.member("loop-0", 2, Kind.FETCH);
        rig.start();
        rig.engine().stop("SIGINT");
        member.answerOne();
        member.halt("no space left");
        rig.settle();

        assertThat(rig.ending()).contains(new Broken("no space left"));
        assertThat(rig.outcomes()).hasSize(1);
    }

    @Test
    void the_drain_has_its_deadline() {
        rig.fetches(10);
        FakeMember member = rig.member("loop-0", 2, Kind.FETCH);
        rig.start();
        member.halt("no space left");
        rig.advance(EngineRig.DRAIN.minusMillis(1));
        assertThat(rig.ending()).isEmpty();
        rig.advance(Duration.ofMillis(1));

        assertThat(rig.ending()).contains(new Broken("no space left"));
    }

    @Test
    void paused_tasks_are_given_back() {
        rig.pause(Duration.ofMillis(100), Duration.ofMillis(100));
        rig.fetches(10);
        FakeMember member = rig.member("loop-0", 2, Kind.FETCH);
        rig.start();
        rig.advance(Duration.ofMillis(100));
        member.answerOne();
        rig.settle();
        member.halt("no space left");
        rig.settle();

        assertThat(rig.ending()).contains(new Broken("no space left"));
        assertThat(rig.heard().givenBack).hasSize(1);
    }

    @Test
    void a_member_that_leaves_after_the_end_changes_nothing() {
        rig.fetches(1);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();
        rig.engine().stop("SIGINT");
        rig.advance(EngineRig.DRAIN);
        rig.engine().left(member);
        rig.settle();

        assertThat(rig.outcomes()).isEmpty();
    }
}
