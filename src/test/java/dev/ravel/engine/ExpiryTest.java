package dev.ravel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.engine.Ending.Complete;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Outcome.Done;
import dev.ravel.work.Outcome.Expired;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tasks that are not begun a second after the start. */
class ExpiryTest {
    private final EngineRig rig = new EngineRig();

    ExpiryTest() {
        rig.expireAfter(Duration.ofSeconds(1));
    }

    private void advance(long millis) {
        rig.advance(Duration.ofMillis(millis));
    }

    private long expired() {
        return rig.outcomes().stream().filter(Expired.class::isInstance).count();
    }

    @Test
    void what_waits_and_what_is_still_to_be_read_expires_without_waiting_for_a_slot() {
        rig.fetches(20_000);
        FakeMember member = rig.member("loop-0", 2, Kind.FETCH);
        rig.start();
        advance(999);
        assertThat(expired()).isZero();
        advance(1);

        assertThat(expired()).isEqualTo(19_998);
        assertThat(rig.ending()).isEmpty();
        member.answerOne();
        member.answerOne();
        rig.settle();
        assertThat(rig.ending()).contains(new Complete());
        assertThat(rig.ordinals()).containsExactlyInAnyOrderElementsOf(EngineRig.upTo(20_000));
    }

    @Test
    void nothing_waits_for_a_hosts_clock_to_expire() {
        rig.pace(EngineRig.pace(1, Duration.ofSeconds(30)));
        rig.fetches(3);
        rig.member("loop-0", 1, Kind.FETCH).answersAll();
        rig.start();
        advance(1000);

        assertThat(rig.ending()).contains(new Complete());
        assertThat(expired()).isEqualTo(2);
    }

    @Test
    void tasks_that_no_member_could_ever_take_expire() {
        rig.fetches(3);
        rig.start();
        advance(1000);

        assertThat(rig.ending()).contains(new Complete());
        assertThat(expired()).isEqualTo(3);
    }

    @Test
    void computations_expire_too() {
        rig.sums(3);
        FakeMember member = rig.member("worker-0", 1, Kind.SUM);
        rig.start();
        advance(1000);
        member.answerOne();
        rig.settle();

        assertThat(rig.ending()).contains(new Complete());
        assertThat(expired()).isEqualTo(2);
    }

    @Test
    void hops_and_further_attempts_never_expire() {
        rig.fetches(3);
        FakeMember member = rig.member("loop-0", 2, Kind.FETCH);
        rig.start();
        advance(990);
        member.refuse("5");
        member.fail(Cause.RESET);
        advance(10_000);
        assertThat(expired()).isEqualTo(1);
        member.redirect("/there");
        rig.settle();
        member.answerOne();
        member.answerOne();
        rig.settle();

        assertThat(rig.ending()).contains(new Complete());
        assertThat(rig.outcomes()).filteredOn(Done.class::isInstance).hasSize(2);
    }

    @Test
    void a_task_in_its_pause_has_begun() {
        rig.pause(Duration.ofMillis(1500), Duration.ofMillis(1500));
        rig.fetches(2);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH).answersAll();
        rig.start();
        advance(1500);

        assertThat(member.taken()).isEqualTo(1);
        assertThat(rig.ending()).contains(new Complete());
        assertThat(expired()).isEqualTo(1);
    }

    @Test
    void a_task_that_was_given_back_unsent_may_still_come_too_late() {
        rig.pause(Duration.ofMillis(400), Duration.ofMillis(400));
        rig.fetches(2);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();
        advance(400);
        member.refuse("5");
        advance(10_000);

        // The one that was refused has begun, and the other one waits for the same host.
        assertThat(expired()).isEqualTo(1);
    }

    @Test
    void a_task_that_ended_before_it_could_start_keeps_its_outcome() {
        rig.unusable(3);
        rig.start();
        advance(1000);

        assertThat(rig.outcomes()).hasSize(3).allMatch(Outcome.Failed.class::isInstance);
    }

    @Test
    void no_more_expire_than_may_wait_for_the_disk_and_begun_tasks_keep_their_room() {
        rig.holdJournal();
        rig.fetches(50_000);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();
        advance(1000);
        assertThat(rig.outcomes()).hasSizeLessThan(Accounts.MAX_UNSYNCED);
        member.redirect("/there");
        rig.settle();
        assertThat(member.inHand()).singleElement().matches(task -> task.hops() == 1);
        int before = rig.outcomes().size();
        rig.engine().synced(100);
        rig.settle();

        assertThat(rig.outcomes()).hasSize(before + 100);
    }

    @Test
    void expired_tasks_are_no_failures() {
        rig.failuresAllowed(1);
        rig.fetches(100);
        rig.start();
        advance(1000);

        assertThat(rig.ending()).contains(new Complete());
    }

    @Test
    void without_a_limit_nothing_expires() {
        rig.expireAfter(Duration.ZERO);
        rig.urls(List.of("http://a/", 3));
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();
        advance(1_000_000);
        member.answersAll().answerOne();
        rig.settle();

        assertThat(expired()).isZero();
        assertThat(rig.ending()).contains(new Complete());
    }
}
