package dev.ravel.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Message;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node that is told to leave. */
class StationLeavingTest {
    private static final Duration DRAIN = Duration.ofSeconds(8);

    private final StationRig rig = new StationRig();

    private Future<Void> leave() {
        Future<Void> left = rig.station.leave(DRAIN);
        rig.time.settle();
        return left;
    }

    @Test
    void a_node_that_does_nothing_goes_at_once() {
        assertThat(leave().succeeded()).isTrue();
        assertThat(rig.station.free()).isFalse();
        assertThat(rig.station.free(Sample.call("run", "1"))).isFalse();
    }

    @Test
    void what_it_has_is_finished_and_acknowledged_first() {
        StationRig.Caller caller = rig.served("run", "1");
        caller.leases(1, Sample.sum(10));
        Future<Void> left = leave();
        assertThat(caller.link.all(Message.Leaving.class)).hasSize(1);
        rig.answer();
        assertThat(left.isComplete()).isFalse();
        caller.acknowledges(1L);

        assertThat(left.succeeded()).isTrue();
        assertThat(caller.link.all(Message.Report.class)).hasSize(1);
        assertThat(caller.link.all(Message.Bye.class)).hasSize(1);
        assertThat(caller.link.isClosed()).isTrue();
        assertThat(rig.workplace.closed).isEqualTo(1);
    }

    @Test
    void that_it_leaves_is_said_again_and_again() {
        StationRig.Caller caller = rig.served("run", "1");
        caller.leases(1, Sample.sum(10));
        leave();
        caller.lives(2);

        assertThat(caller.link.all(Message.Leaving.class)).hasSize(3);
    }

    @Test
    void a_task_that_was_under_way_to_it_is_still_done() {
        StationRig.Caller caller = rig.served("run", "1");
        caller.leases(1, Sample.sum(10));
        leave();
        caller.leases(2, Sample.sum(11));

        assertThat(rig.inHand()).hasSize(2);
    }

    @Test
    void a_drain_ends_at_its_deadline_without_an_answer_for_the_rest() {
        StationRig.Caller caller = rig.served("run", "1");
        caller.leases(1, Sample.sum(10));
        Future<Void> left = leave();
        caller.lives(7);
        assertThat(left.isComplete()).isFalse();
        caller.lives(1);

        assertThat(left.succeeded()).isTrue();
        assertThat(caller.link.answers()).isEmpty();
        assertThat(caller.link.all(Message.Bye.class)).hasSize(1);
    }

    @Test
    void a_coordinator_that_is_lost_meanwhile_is_not_waited_for() {
        StationRig.Caller caller = rig.served("run", "1");
        caller.leases(1, Sample.sum(10));
        Future<Void> left = leave();
        caller.ear.closed("reset");
        rig.time.settle();

        assertThat(left.succeeded()).isTrue();
        assertThat(rig.workplace.closed).isEqualTo(1);
    }

    @Test
    void the_end_of_the_run_lets_it_go() {
        StationRig.Caller caller = rig.served("run", "1");
        caller.leases(1, Sample.sum(10));
        Future<Void> left = leave();
        caller.says(new Message.Over());

        assertThat(left.succeeded()).isTrue();
        assertThat(caller.link.all(Message.Report.class)).hasSize(1);
    }

    @Test
    void a_node_that_still_opens_says_good_bye_when_that_is_undone() {
        var opening = rig.workplace.hold();
        StationRig.Caller caller = rig.served("run", "1");
        Future<Void> left = leave();
        assertThat(left.isComplete()).isFalse();
        opening.complete(List.copyOf(rig.workplace.members));
        rig.time.settle();

        assertThat(left.succeeded()).isTrue();
        assertThat(rig.workplace.closed).isEqualTo(1);
        assertThat(caller.link.all(Message.Bye.class)).hasSize(1);
    }

    @Test
    void what_runs_for_a_lost_coordinator_is_given_up() {
        StationRig.Caller caller = rig.served("run", "1");
        caller.leases(1, Sample.sum(10));
        caller.ear.closed("reset");

        assertThat(leave().succeeded()).isTrue();
        assertThat(rig.workplace.closed).isEqualTo(1);
    }

    @Test
    void a_node_that_leaves_serves_nobody_else() {
        leave();
        StationRig.Caller caller = rig.served("run", "1");

        assertThat(rig.workplace.opened).isZero();
        assertThat(caller.link.all(Message.Bye.class)).hasSize(1);
    }
}
