package dev.ravel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.engine.Standstill.Reason;
import dev.ravel.url.HostKey;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the listener is told when nothing moves, and when one host crowds the others out. */
class NoticesTest {
    private static final HostKey HOST = new HostKey("host", 80);

    private final EngineRig rig = new EngineRig();
    private final Instant start = rig.now();

    private void advance(long millis) {
        rig.advance(Duration.ofMillis(millis));
    }

    private Optional<Standstill> standing(Reason reason, Optional<HostKey> host, long millis) {
        return Optional.of(new Standstill(reason, host, start.plusMillis(millis)));
    }

    private List<Optional<Standstill>> heard() {
        return rig.heard().standing;
    }

    @Test
    void nothing_is_said_while_a_request_is_open() {
        rig.pace(EngineRig.pace(0, Duration.ofMillis(50)));
        rig.fetches(3);
        rig.member("loop-0", 5, Kind.FETCH);
        rig.start();
        advance(1000);

        assertThat(heard()).isEmpty();
    }

    @Test
    void a_delay_is_what_is_waited_for() {
        rig.pace(EngineRig.pace(0, Duration.ofMillis(50)));
        rig.fetches(3);
        FakeMember member = rig.member("loop-0", 5, Kind.FETCH);
        rig.start();
        member.answerOne();
        advance(49);
        assertThat(heard()).containsExactly(standing(Reason.DELAY, Optional.of(HOST), 50));
        advance(1);

        assertThat(heard()).hasSize(2).last().isEqualTo(Optional.empty());
    }

    @Test
    void the_host_that_may_start_first_is_the_one_to_be_named() {
        rig.urls(List.of("http://slow/", 1, "http://host/", 1));
        FakeMember member = rig.member("loop-0", 2, Kind.FETCH);
        rig.start();
        member.refuse("20");
        member.refuse("12");
        rig.settle();

        assertThat(heard()).containsExactly(standing(Reason.BACK_OFF, Optional.of(HOST), 12_000));
    }

    @Test
    void a_retry_is_what_is_waited_for() {
        rig.fetches(1);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();
        member.fail(Cause.RESET);
        rig.settle();

        assertThat(heard()).containsExactly(standing(Reason.RETRY, Optional.empty(), 100));
    }

    @Test
    void a_pause_is_what_is_waited_for() {
        rig.pause(Duration.ofMillis(30), Duration.ofMillis(30));
        rig.fetches(1);
        rig.member("loop-0", 1, Kind.FETCH).answersAll();
        rig.start();
        assertThat(heard()).containsExactly(standing(Reason.PAUSE, Optional.empty(), 30));
        advance(30);

        assertThat(heard()).last().isEqualTo(Optional.empty());
    }

    @Test
    void a_run_that_waits_for_a_member_waits_for_no_time() {
        rig.fetches(1);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();
        rig.engine().left(member);
        rig.settle();

        assertThat(heard()).isEmpty();
    }

    @Test
    void a_stopped_run_stands_still_no_more() {
        rig.fetches(2);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();
        member.refuse("20");
        rig.settle();
        rig.engine().stop("SIGINT");
        rig.settle();

        assertThat(heard()).hasSize(2).last().isEqualTo(Optional.empty());
    }

    @Test
    void what_does_not_change_is_said_once() {
        rig.fetches(1);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();
        member.refuse("20");
        rig.settle();
        for (int i = 0; i < 10; i++) {
            rig.member("late-" + i, 1, Kind.FETCH);
            advance(10);
        }

        assertThat(heard()).hasSize(1);
    }

    @Test
    void a_host_that_fills_the_window_crowds_the_others_out_until_they_come_in() {
        rig.window(100);
        rig.pace(EngineRig.pace(1, Duration.ZERO));
        rig.urls(List.of("http://host/", 1000, "http://other/", 5));
        FakeMember member = rig.member("loop-0", 4, Kind.FETCH);
        rig.start();
        assertThat(rig.heard().crowded).containsExactly(Optional.of(HOST));
        assertThat(member.hosts()).containsExactly("host");
        for (int i = 0; i < 899; i++) {
            member.answerOne();
            rig.settle();
        }
        assertThat(member.hosts()).containsExactly("host");
        assertThat(rig.heard().crowded).hasSize(1);
        member.answerOne();
        rig.settle();

        assertThat(member.hosts()).containsExactlyInAnyOrder("host", "other");
        assertThat(rig.heard().crowded).containsExactly(Optional.of(HOST), Optional.empty());
    }

    @Test
    void a_window_that_reaches_over_the_slow_host_lets_the_others_pass() {
        rig.window(1001);
        rig.pace(EngineRig.pace(1, Duration.ZERO));
        rig.urls(List.of("http://host/", 1000, "http://other/", 50));
        FakeMember member = rig.member("loop-0", 4, Kind.FETCH);
        rig.start();
        for (int i = 0; i < 50; i++) {
            assertThat(member.hosts()).containsExactly("host", "other");
            member.answerLast();
            rig.settle();
        }

        assertThat(member.hosts()).containsExactly("host");
    }

    @Test
    void no_more_is_read_ahead_than_the_window_holds() {
        rig.window(100);
        rig.pace(EngineRig.pace(1, Duration.ZERO));
        rig.fetches(1000);
        rig.member("loop-0", 4, Kind.FETCH);
        rig.start();

        assertThat(rig.read()).isEqualTo(101);
    }
}
