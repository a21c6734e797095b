package dev.ravel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.engine.Ending.Complete;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Task;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hosts that refuse: 100 ms of back-off, doubled up to 1 s; three attempts. */
class RefusalTest {
    private final EngineRig rig = new EngineRig();

    private void advance(long millis) {
        rig.advance(Duration.ofMillis(millis));
    }

    @Test
    void a_refused_task_waits_its_hosts_back_off_ahead_of_the_others() {
        rig.fetches(2);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();

        member.refuse();
        advance(99);
        assertThat(member.inHand()).isEmpty();
        advance(1);

        assertThat(member.inHand()).singleElement().satisfies(task -> {
            assertThat(task.ordinal()).isZero();
            assertThat(task.attempt()).isEqualTo(2);
        });
    }

    @Test
    void a_retry_after_is_waited_and_other_hosts_go_on_meanwhile() {
        rig.urls(List.of("http://busy/", 2, "http://other/", 2));
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();

        member.refuse("7");
        rig.settle();
        assertThat(member.hosts()).containsExactly("other");
        member.answerOne();
        rig.settle();
        member.answerOne();
        advance(6999);
        assertThat(member.inHand()).isEmpty();
        advance(1);

        assertThat(member.hosts()).containsExactly("busy");
    }

    @Test
    void a_retry_after_may_be_a_date() {
        rig.fetches(1);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();

        member.refuse("Thu, 01 Jan 2026 12:00:05 GMT");
        advance(4999);
        assertThat(member.inHand()).isEmpty();
        advance(1);

        assertThat(member.inHand()).hasSize(1);
    }

    @Test
    void a_burst_of_refusals_counts_once() {
        rig.fetches(8);
        FakeMember member = rig.member("loop-0", 8, Kind.FETCH);
        rig.start();

        for (int i = 0; i < 8; i++) {
            member.refuse();
        }
        advance(99);
        assertThat(member.inHand()).isEmpty();
        advance(1);
        assertThat(member.inHand()).hasSize(8);
        for (int i = 0; i < 8; i++) {
            member.refuse();
        }
        advance(199);
        assertThat(member.inHand()).isEmpty();
        advance(1);

        assertThat(member.inHand()).hasSize(8).allMatch(task -> task.attempt() == 3);
    }

    @Test
    void an_answer_even_that_there_is_no_such_page_starts_the_back_off_anew() {
        rig.fetches(3);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();
        member.refuse();
        advance(100);
        member.refuse();
        advance(200);
        member.answerStatus(404);
        rig.settle();
        member.refuse();
        advance(99);
        assertThat(member.inHand()).isEmpty();
        advance(1);

        assertThat(member.inHand()).hasSize(1);
    }

    @Test
    void a_request_that_came_to_nothing_leaves_the_back_off_as_it_is() {
        rig.fetches(2);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();
        member.refuse();
        advance(100);
        member.fail(Cause.DNS);
        rig.settle();
        member.refuse();
        advance(199);
        assertThat(member.inHand()).isEmpty();
        advance(1);

        assertThat(member.inHand()).hasSize(1);
    }

    @Test
    void a_host_that_refuses_to_the_end_fails_its_tasks_by_their_status() {
        rig.fetches(5);
        FakeMember member = rig.member("loop-0", 5, Kind.FETCH);
        rig.start();
        for (int round = 0; round < 3; round++) {
            while (!member.inHand().isEmpty()) {
                member.refuse();
            }
            advance(1000);
        }

        assertThat(rig.ending()).contains(new Complete());
        assertThat(rig.outcomes()).hasSize(5).allMatch(outcome -> ((Outcome.Failed) outcome).cause() == Cause.STATUS);
    }

    @Test
    void a_hop_waits_for_the_back_off_of_its_own_host() {
        rig.urls(List.of("http://to/", 1, "http://from/", 1));
        FakeMember member = rig.member("loop-0", 2, Kind.FETCH);
        rig.start();
        member.refuse("3");
        rig.settle();
        member.redirect("http://to/there");
        advance(2999);
        assertThat(member.inHand()).isEmpty();
        advance(1);

        assertThat(member.inHand()).extracting(Task::hops).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void a_paused_task_is_not_sent_to_a_host_that_refused_meanwhile_and_frees_its_slot() {
        rig.pause(Duration.ofMillis(50), Duration.ofMillis(50));
        rig.urls(List.of("http://busy/", 1, "http://busy/2", 1, "http://other/", 1));
        FakeMember member = rig.member("loop-0", 2, Kind.FETCH);
        rig.start();
        advance(50);
        member.answerLast();
        advance(10);
        assertThat(rig.heard().started).hasSize(3);
        member.refuse("1");
        advance(40);
        assertThat(member.inHand()).isEmpty();
        assertThat(rig.heard().givenBack).hasSize(1);
        advance(960 + 49);
        assertThat(member.inHand()).isEmpty();
        advance(1);

        assertThat(member.hosts()).containsExactly("busy", "busy");
        assertThat(member.inHand()).allMatch(task -> task.pause().equals(Duration.ofMillis(50)));
    }

    @Test
    void a_delay_is_kept_before_a_hop_and_before_a_request_made_anew() {
        rig.pace(EngineRig.pace(0, Duration.ofMillis(20)));
        rig.fetches(1);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();
        member.redirect("/there");
        advance(19);
        assertThat(member.inHand()).isEmpty();
        advance(1);
        member.stale();
        advance(19);
        assertThat(member.inHand()).isEmpty();
        advance(1);

        assertThat(member.inHand()).hasSize(1);
    }
}
