package dev.ravel.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Message;
import dev.ravel.member.Coordinator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Coordinators that die, freeze, are cut off, and are resumed. */
class StationLossTest {
    private final StationRig rig = new StationRig();
    private final StationRig.Caller caller = rig.served("run", "1");

    private void silence() {
        rig.advance(Sample.LEASE.plus(Sample.BEAT));
    }

    @Test
    void a_coordinator_that_answers_beats_is_not_lost() {
        caller.lives(60);

        assertThat(rig.station.free()).isFalse();
        assertThat(rig.workplace.closed).isZero();
    }

    @Test
    void a_silent_coordinator_is_lost_when_the_lease_is_over_and_not_before() {
        rig.advance(Sample.LEASE.minus(Sample.BEAT));
        assertThat(rig.station.free()).isFalse();
        rig.advance(Sample.BEAT);

        assertThat(rig.station.free()).isTrue();
        assertThat(rig.workplace.closed).isEqualTo(1);
        assertThat(rig.heard.words)
                .containsExactly("serving job", "lost: nothing was heard of the coordinator for 5000 ms");
    }

    @Test
    void a_node_that_stood_still_reads_first_and_judges_then() {
        rig.time.standStill(Sample.LEASE.multipliedBy(20));
        rig.advance(Sample.BEAT);
        assertThat(rig.station.free()).isFalse();
        caller.acknowledges();
        rig.advance(Sample.BEAT);

        assertThat(rig.station.free()).isFalse();
    }

    @Test
    void a_caller_that_sends_no_job_is_forgotten() {
        StationRig.Caller mute = rig.caller("other", "1");
        for (int i = 0; i < 11; i++) {
            caller.lives(1);
        }

        assertThat(mute.link.isClosed()).isTrue();
    }

    @Test
    void what_runs_is_let_finish_before_the_workplace_closes() {
        caller.leases(1, Sample.sum(10));
        silence();
        assertThat(rig.workplace.closed).isZero();
        rig.answer();

        assertThat(rig.workplace.closed).isEqualTo(1);
    }

    @Test
    void a_lost_coordinator_is_not_spoken_to() {
        caller.leases(1, Sample.sum(10));
        caller.ear.closed("reset");
        caller.link.clear();
        rig.answer();
        silence();

        assertThat(caller.link.isClosed()).isTrue();
        assertThat(caller.link.answers()).isEmpty();
    }

    @Test
    void what_a_lost_coordinator_did_not_acknowledge_is_claimed_from_its_next_start() {
        caller.leases(1, Sample.sum(10), Sample.sum(11), Sample.sum(12));
        rig.answer();
        rig.answer();
        caller.acknowledges(1L);
        caller.ear.closed("reset");
        rig.answer();
        StationRig.Caller next = rig.served("run", "2");

        assertThat(next.link.claims()).containsExactly(rig.claim(Sample.sum(11)), rig.claim(Sample.sum(12)));
    }

    @Test
    void claims_are_repeated_until_they_are_acknowledged() {
        caller.leases(1, Sample.sum(10));
        rig.answer();
        caller.ear.closed("reset");
        StationRig.Caller next = rig.served("run", "2");
        next.lives(2);
        assertThat(next.link.claims()).hasSize(2);

        next.says(new Message.Acks(List.of(), List.of(rig.claim(Sample.sum(10)).seal())));
        next.lives(3);
        assertThat(next.link.claims()).hasSize(2);

        next.ear.closed("reset");
        assertThat(rig.served("run", "3").link.claims()).isEmpty();
    }

    @Test
    void another_run_is_not_told_of_claims() {
        caller.leases(1, Sample.sum(10));
        rig.answer();
        caller.ear.closed("reset");
        StationRig.Caller other = rig.served("other", "1");
        assertThat(other.link.claims()).isEmpty();
        other.says(new Message.Over());

        assertThat(rig.served("run", "2").link.claims()).hasSize(1);
    }

    @Test
    void a_run_that_is_over_wants_no_claims() {
        caller.leases(1, Sample.sum(10));
        rig.answer();
        caller.ear.closed("reset");
        rig.served("run", "2").says(new Message.Over());

        assertThat(rig.served("run", "3").link.claims()).isEmpty();
    }

    @Test
    void the_next_start_of_a_run_need_not_wait_until_the_first_is_taken_for_lost() {
        caller.leases(1, Sample.sum(10), Sample.sum(11));
        rig.answer();
        assertThat(rig.station.free(Sample.call("run", "1"))).isFalse();
        assertThat(rig.station.free(Sample.call("run", "2"))).isTrue();
        StationRig.Caller next = rig.served("run", "2");

        assertThat(caller.link.isClosed()).isTrue();
        assertThat(rig.workplace.closed).isEqualTo(1);
        assertThat(rig.workplace.opened).isEqualTo(2);
        assertThat(next.link.claims()).containsExactly(rig.claim(Sample.sum(10)));
        assertThat(rig.inHand()).isEmpty();
    }

    @Test
    void a_job_over_a_later_link_of_the_same_coordinator_replaces_the_earlier_one() {
        caller.leases(1, Sample.sum(10));
        rig.answer();
        StationRig.Caller again = rig.served("run", "1");

        assertThat(caller.link.isClosed()).isTrue();
        assertThat(again.link.all(Message.Ready.class)).hasSize(1);
        assertThat(again.link.claims()).containsExactly(rig.claim(Sample.sum(10)));
    }

    @Test
    void a_job_over_an_earlier_link_comes_too_late() {
        StationRig.Caller earlier = rig.caller("run", "1");
        StationRig.Caller later = rig.served("run", "1");
        earlier.says(StationRig.JOB);

        assertThat(earlier.link.isClosed()).isTrue();
        assertThat(later.link.isClosed()).isFalse();
    }

    @Test
    void a_call_that_only_claims_to_be_the_run_s_takes_nothing_away() {
        StationRig.Caller stranger = rig.caller("run", "2");
        caller.leases(1, Sample.sum(10));
        rig.answer();

        assertThat(stranger.link.all(Message.Ready.class)).isEmpty();
        assertThat(caller.link.answers()).hasSize(1);
    }

    @Test
    void what_an_abandoned_member_still_answers_is_nobody_s() {
        caller.leases(1, Sample.sum(10));
        FakeWorkplace.FakeMember before = rig.workplace.members.get(1);
        Coordinator results = rig.workplace.results;
        StationRig.Caller next = rig.served("run", "2");
        results.answered(before, Sample.sum(10), Sample.value(10));
        rig.time.settle();
        next.lives(3);

        assertThat(next.link.answers()).isEmpty();
        assertThat(next.link.claims()).isEmpty();
    }

    @Test
    void a_node_that_is_sent_away_gives_up_its_coordinator() {
        caller.says(new Message.Refused("it made things up"));

        assertThat(rig.station.free()).isTrue();
        assertThat(rig.heard.words).containsExactly("serving job", "lost: refused: it made things up");
    }

    @Test
    void what_nobody_vouches_for_is_told_and_changes_nothing() {
        caller.ear.rubbish("a wrong seal");
        caller.says(new Message.Leaving());

        assertThat(rig.heard.words)
                .containsExactly("serving job", "rubbish: a wrong seal", "rubbish: a node's word: Leaving");
        assertThat(rig.station.free()).isFalse();
    }

    @Test
    void a_coordinator_that_is_lost_while_the_node_opens_leaves_nothing_open() {
        StationRig other = new StationRig();
        var opening = other.workplace.hold();
        StationRig.Caller gone = other.served("run", "1");
        gone.ear.closed("reset");
        assertThat(other.workplace.closed).isZero();
        opening.complete(List.copyOf(other.workplace.members));
        other.time.settle();

        assertThat(other.workplace.closed).isEqualTo(1);
        assertThat(gone.link.all(Message.Ready.class)).isEmpty();
    }
}
