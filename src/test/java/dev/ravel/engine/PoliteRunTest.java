package dev.ravel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.engine.Ending.Complete;
import dev.ravel.member.Hello;
import dev.ravel.work.Kind;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whole runs in the rig's time. */
class PoliteRunTest {
    private static final int HOSTS = 100;
    private static final int TASKS_PER_HOST = 100;
    private static final int PER_HOST = 2;
    private static final Duration DELAY = Duration.ofMillis(50);

    private final EngineRig rig = new EngineRig();
    private final Map<String, List<Instant>> starts = new HashMap<>();
    private final Map<String, Integer> open = new HashMap<>();
    private int most;

    /** A member whose tasks take a time that the test chooses. */
    private final class TimedMember extends FakeMember {
        private final Duration takes;

        TimedMember(int slots, Duration takes) {
            super(new Hello("loop-0", slots, Set.of(Kind.FETCH)), rig.engine());
            this.takes = takes;
        }

        @Override
        public void take(Task task) {
            String host = ((Work.Fetch) task.work()).at().host();
            starts.computeIfAbsent(host, unknown -> new ArrayList<>()).add(rig.now());
            most = Math.max(most, open.merge(host, 1, Integer::sum));
            rig.later(takes, () -> {
                open.merge(host, -1, Integer::sum);
                claim(task);
            });
        }
    }

    private void sortedByHost() {
        List<Object> pairs = new ArrayList<>();
        for (int host = 0; host < HOSTS; host++) {
            pairs.add("http://h" + host + "/");
            pairs.add(TASKS_PER_HOST);
        }
        rig.urls(pairs);
    }

    private Duration took(Duration limit) {
        Instant begin = rig.now();
        rig.start();
        while (rig.ending().isEmpty() && Duration.between(begin, rig.now()).compareTo(limit) < 0) {
            rig.advance(Duration.ofMillis(1));
        }
        return Duration.between(begin, rig.now());
    }

    private void gapsAreAtLeast(Duration least) {
        starts.values().forEach(ofHost -> {
            for (int i = 1; i < ofHost.size(); i++) {
                assertThat(Duration.between(ofHost.get(i - 1), ofHost.get(i))).isGreaterThanOrEqualTo(least);
            }
        });
    }

    @Test
    void ten_thousand_tasks_sorted_by_host_keep_every_gap_and_lose_no_time() {
        rig.pace(EngineRig.pace(PER_HOST, DELAY));
        sortedByHost();
        rig.engine().joined(new TimedMember(500, Duration.ofMillis(20)));
        Duration took = took(Duration.ofMinutes(2));

        assertThat(rig.ending()).contains(new Complete());
        assertThat(rig.ordinals()).containsExactlyInAnyOrderElementsOf(EngineRig.upTo(HOSTS * TASKS_PER_HOST));
        assertThat(most).isLessThanOrEqualTo(PER_HOST);
        starts.values().forEach(ofHost -> {
            for (int i = 1; i < ofHost.size(); i++) {
                assertThat(ofHost.get(i)).isEqualTo(ofHost.get(i - 1).plus(DELAY));
            }
        });
        Duration least = DELAY.multipliedBy(TASKS_PER_HOST - 1).plusMillis(20);
        assertThat(took).isBetween(least, least.plusMillis(1));
    }

    @Test
    void slow_answers_make_the_places_at_the_host_what_counts() {
        rig.pace(EngineRig.pace(PER_HOST, DELAY));
        sortedByHost();
        rig.engine().joined(new TimedMember(500, Duration.ofMillis(150)));
        Duration took = took(Duration.ofMinutes(2));

        assertThat(rig.ending()).contains(new Complete());
        assertThat(most).isEqualTo(PER_HOST);
        gapsAreAtLeast(DELAY);
        Duration least = Duration.ofMillis(150).multipliedBy(TASKS_PER_HOST / PER_HOST);
        assertThat(took).isBetween(least, least.plus(DELAY).plusMillis(1));
    }

    @Test
    void few_slots_lose_no_more_than_what_the_host_that_was_read_last_needs() {
        rig.pace(EngineRig.pace(PER_HOST, DELAY));
        sortedByHost();
        rig.engine().joined(new TimedMember(10, Duration.ofMillis(20)));
        Duration took = took(Duration.ofMinutes(2));

        Duration least = Duration.ofMillis(20).multipliedBy((long) HOSTS * TASKS_PER_HOST / 10);
        assertThat(took).isBetween(least, least.plus(DELAY.multipliedBy(TASKS_PER_HOST)));
        gapsAreAtLeast(DELAY);
    }

    @Test
    void timers_do_not_pile_up() {
        rig.pace(EngineRig.pace(PER_HOST, DELAY));
        sortedByHost();
        rig.engine().joined(new TimedMember(10, Duration.ofMillis(7)));
        rig.start();
        for (int i = 0; i < 3000; i++) {
            rig.advance(Duration.ofMillis(1));
            assertThat(rig.timers()).isLessThan(10 + 60);
        }
    }

    @Test
    void members_that_come_and_go_leak_no_slot_and_no_place_at_a_host() {
        Random random = new Random(7);
        rig.pace(EngineRig.pace(PER_HOST, Duration.ZERO));
        rig.pause(Duration.ofMillis(1), Duration.ofMillis(9));
        rig.urls(List.of("http://a/", 300, "http://b/", 300, "http://c/", 300));
        List<FakeMember> members = new ArrayList<>();
        rig.start();
        for (int round = 0; round < 20_000 && rig.ending().isEmpty(); round++) {
            if (members.size() < 3) {
                members.add(rig.member("m" + round, 3, Kind.FETCH));
            }
            rig.advance(Duration.ofMillis(random.nextInt(5)));
            FakeMember any = members.get(random.nextInt(members.size()));
            assertThat(inHand(members))
                    .allSatisfy((host, count) -> assertThat(count).isLessThanOrEqualTo(PER_HOST));
            if (random.nextInt(30) == 0) {
                members.remove(any);
                rig.engine().left(any);
            } else if (!any.inHand().isEmpty()) {
                any.answerOne();
            }
        }

        assertThat(rig.ending()).contains(new Complete());
        assertThat(rig.ordinals()).containsExactlyInAnyOrderElementsOf(EngineRig.upTo(900));
    }

    private static Map<String, Integer> inHand(List<FakeMember> members) {
        Map<String, Integer> all = new HashMap<>();
        members.forEach(member -> member.hosts().forEach(host -> all.merge(host, 1, Integer::sum)));
        return all;
    }
}
