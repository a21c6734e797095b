package dev.ravel.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.JobSettings;
import dev.ravel.bus.LeaseSeal;
import dev.ravel.member.Hello;
import dev.ravel.remote.Clockwork;
import dev.ravel.work.Kind;
import dev.ravel.work.Retry;
import dev.ravel.work.Rules;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whom a run waits for, and for how long. */
class RunNodesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<Hello> ONE = List.of(new Hello("n/worker-0", 1, Set.of(Kind.SUM)));

    private final PriorityQueue<Timed> timers = new PriorityQueue<>(Comparator.comparing(Timed::at));
    private final List<String> told = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private final RunNodes nodes = nodes(true);

    private record Timed(Duration at, Runnable action) {}

    @Test
    void a_run_begins_when_enough_nodes_serve() {
        Future<Void> ready = nodes.await(2);
        nodes.joined("a", ONE);
        assertThat(ready.isComplete()).isFalse();

        nodes.joined("b", ONE);

        assertThat(ready.succeeded()).isTrue();
        assertThat(told).contains("a serves sum, 1 slot", "b serves sum, 1 slot");
    }

    @Test
    void a_node_that_is_lost_before_the_start_does_not_count() {
        Future<Void> ready = nodes.await(2);
        nodes.joined("a", ONE);
        nodes.lost("a", "silent for 10000 ms");
        nodes.joined("b", ONE);

        assertThat(ready.isComplete()).isFalse();
        assertThat(told).contains("a is lost (silent for 10000 ms); its tasks go to others");
    }

    @Test
    void the_wait_for_nodes_ends_in_one_line_that_names_those_who_are_there() {
        Future<Void> ready = nodes.await(3);
        nodes.joined("a", ONE);

        advance(PATIENCE);

        assertThat(ready.failed()).isTrue();
        assertThat(ready.cause())
                .hasMessage("too few nodes within 60000 ms: 3 besides this process were waited for, only a came");
    }

    @Test
    void the_wait_ends_with_why_a_node_could_not_serve() {
        Future<Void> ready = nodes.await(1);
        nodes.left("a", "it cannot work on the job");

        advance(PATIENCE);

        assertThat(ready.cause()).hasMessageEndingWith("none came (a: it cannot work on the job)");
    }

    @Test
    void nobody_is_waited_for_where_none_is_needed() {
        assertThat(nodes.await(0).succeeded()).isTrue();
    }

    @Test
    void a_kind_that_nobody_serves_is_waited_for_but_not_for_ever() {
        nodes.listener().unserved(Set.of(Kind.SUM));
        advance(PATIENCE);

        assertThat(broken).containsExactly("no node has served sum for 60000 ms");
    }

    @Test
    void a_run_goes_on_where_somebody_comes_in_time() {
        nodes.listener().unserved(Set.of(Kind.SUM));
        advance(PATIENCE.minusSeconds(1));
        nodes.listener().unserved(Set.of());
        advance(PATIENCE);

        assertThat(broken).isEmpty();
    }

    @Test
    void each_wait_has_its_own_time() {
        nodes.listener().unserved(Set.of(Kind.SUM));
        advance(PATIENCE.minusSeconds(1));
        nodes.listener().unserved(Set.of());
        nodes.listener().unserved(Set.of(Kind.SUM));
        advance(Duration.ofSeconds(2));
        assertThat(broken).isEmpty();

        advance(PATIENCE);
        assertThat(broken).hasSize(1);
    }

    @Test
    void arrivals_of_children_are_no_news() {
        nodes(false).joined("process-0", ONE);

        assertThat(told).isEmpty();
    }

    @Test
    void who_sends_rubbish_is_told_of_once() {
        nodes.rubbish("a", "a frame that nobody vouches for");
        nodes.rubbish("a", "a frame that nobody vouches for");

        assertThat(told).hasSize(1);
    }

    private RunNodes nodes(boolean arrivals) {
        JobSettings job = new JobSettings(
                "job",
                Set.of(Kind.SUM),
                Optional.empty(),
                new Rules(Set.of(), 0, new Retry(1, Duration.ofMillis(1), Duration.ofMillis(1), 0)),
                Optional.empty());
        RunTerms terms = new RunTerms("1", new RunKey("run", LeaseSeal.fresh()), job);
        Clockwork clockwork = new Clockwork(
                Runnable::run, (delay, action) -> timers.add(new Timed(now.plus(delay), action)), () -> now.toNanos());
        RunNodes made = new RunNodes(
                clockwork, terms, new RunNodes.Manners(Duration.ofSeconds(10), PATIENCE, arrivals, told::add));
        made.workFor(new Relay(), broken::add);
        return made;
    }

    private void advance(Duration time) {
        now = now.plus(time);
        while (!timers.isEmpty() && timers.peek().at.compareTo(now) <= 0) {
            timers.remove().action.run();
        }
    }
}
