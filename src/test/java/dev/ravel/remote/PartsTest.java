package dev.ravel.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Message.Claim;
import dev.ravel.work.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The small parts of both sides, each by itself. */
class PartsTest {
    @Test
    void parcels_hold_no_more_than_so_many_things() {
        List<Integer> sizes = new ArrayList<>();
        Parcels.send(Collections.nCopies(1200, "x"), String::length, parcel -> sizes.add(parcel.size()));

        assertThat(sizes).containsExactly(500, 500, 200);
    }

    @Test
    void parcels_are_not_too_heavy_unless_one_thing_is() {
        List<List<Integer>> parcels = new ArrayList<>();
        int half = Parcels.LARGEST / 2;
        Parcels.send(List.of(half, half, 1, 3 * half, 1), size -> size, parcels::add);

        assertThat(parcels).containsExactly(List.of(half, half), List.of(1), List.of(3 * half), List.of(1));
    }

    @Test
    void nothing_makes_no_parcel() {
        List<List<Integer>> parcels = new ArrayList<>();
        Parcels.send(List.<Integer>of(), any -> 1, parcels::add);

        assertThat(parcels).isEmpty();
    }

    @Test
    void beats_are_a_fifth_of_a_lease_and_a_second_at_most() {
        assertThat(Metronome.interval(Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(200));
        assertThat(Metronome.interval(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_mailbox_is_emptied_in_order_and_once_for_all_that_waits() {
        FakeTime time = new FakeTime();
        List<String> done = new ArrayList<>();
        Mailbox mailbox = new Mailbox(time::execute, () -> done.add("sent"));
        mailbox.put(() -> done.add("one"));
        mailbox.put(() -> done.add("two"));
        time.settle();
        mailbox.put(() -> done.add("three"));
        time.settle();

        assertThat(done).containsExactly("one", "two", "sent", "three", "sent");
    }

    @Test
    void of_too_many_claims_the_oldest_are_dropped() {
        Claims claims = new Claims(2);
        claims.add("run", claim(1));
        claims.add("other", claim(2));
        claims.add("run", claim(3));

        assertThat(claims.of("run")).containsExactly(claim(3));
        assertThat(claims.of("other")).containsExactly(claim(2));
    }

    private static Claim claim(long ordinal) {
        Task task = Sample.sum(ordinal);
        return new Claim(task, Sample.SEAL.of(task), Sample.value(ordinal));
    }

    @Test
    void only_the_latest_numbers_are_remembered() {
        Recent recent = new Recent(2);

        assertThat(recent.add(1)).isTrue();
        assertThat(recent.add(1)).isFalse();
        assertThat(recent.add(2)).isTrue();
        assertThat(recent.add(3)).isTrue();
        assertThat(recent.add(3)).isFalse();
        assertThat(recent.add(1)).isTrue();
    }

    @Test
    void an_answer_waits_a_whole_beat_before_it_is_said_again() {
        Outbox<Integer, String> outbox = new Outbox<>();
        outbox.put(1, "one");
        assertThat(outbox.unsaid()).containsExactly("one");
        assertThat(outbox.unsaid()).isEmpty();

        assertThat(outbox.again()).isEmpty();
        assertThat(outbox.again()).containsExactly("one");
        outbox.acknowledged(1);
        assertThat(outbox.again()).isEmpty();
    }
}
