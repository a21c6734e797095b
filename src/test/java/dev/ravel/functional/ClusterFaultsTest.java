package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes of a cluster that die, freeze, come and go: every task ends once, whatever they do. Workers outlive tests. */
@Slow(136)
class ClusterFaultsTest {
    private static final boolean MANY = Integer.getInteger("ravel.kills", 8) > 8;
    private static final int TASKS = 60;
    private static final int SLOTS = TestCluster.SLOTS;
    /** Longer than Hazelcast waits for a sign of life. */
    private static final long LONG_FREEZE_SECONDS = 8;

    @TempDir
    static Path folder;

    private static TestCluster cluster;
    private Sluice site;

    @BeforeAll
    static void create() {
        cluster = new TestCluster(folder, 2);
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @BeforeEach
    void open() throws Exception {
        site = Sluice.on("127.0.0.1");
    }

    @AfterEach
    void close() {
        cluster.endRun();
        site.close();
    }

    /** With so many outcomes, and two workers that have all their slots in use. */
    private RunProcess runAt(int outcomes) throws Exception {
        cluster.worker(1);
        cluster.worker(2);
        RunProcess run = cluster.run(site.job(TASKS), 2);
        site.let(outcomes);
        run.has(outcomes);
        site.holds(2 * SLOTS);
        return run;
    }

    static IntStream whenAllAreKilled() {
        return moments(50, 0);
    }

    static IntStream whenFrozen() {
        return moments(2, 30);
    }

    static IntStream whenFrozenForLong() {
        return moments(20, 0);
    }

    /** Outcomes at which it happens; {@code -Pkills} takes more of these moments. */
    private static IntStream moments(int one, int other) {
        return MANY ? IntStream.of(one, other) : IntStream.of(one);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 45})
    void the_tasks_of_a_worker_that_is_killed_go_to_the_other_and_count_no_attempt(int outcomes) throws Exception {
        RunProcess run = runAt(outcomes);
        NodeProcess victim = cluster.worker(1);

        victim.kill();
        run.node().says(victim.name() + " is lost");
        site.open();

        assertThat(run.done(TASKS)).allMatch(outcome -> outcome.getInteger("attempts") == 1);
        assertThat(site.asked()).isEqualTo(TASKS + SLOTS);
    }

    @ParameterizedTest
    @MethodSource("whenAllAreKilled")
    void a_run_waits_for_new_workers_when_all_are_killed(int outcomes) throws Exception {
        RunProcess run = runAt(outcomes);

        cluster.worker(1).kill();
        cluster.worker(2).kill();
        run.node().says("no node serves fetch now");
        run.node().forget();
        for (int number = 1; number <= 2; number++) {
            run.node().says(cluster.worker(number).name() + " serves fetch");
        }
        site.open();

        assertThat(run.done(TASKS)).allMatch(outcome -> outcome.getInteger("attempts") == 1);
        assertThat(site.asked()).isEqualTo(TASKS + 2 * SLOTS);
    }

    @ParameterizedTest
    @MethodSource("whenFrozen")
    void late_results_of_a_worker_that_was_frozen_count_where_nobody_was_faster(int outcomes) throws Exception {
        RunProcess run = runAt(outcomes);
        NodeProcess frozen = cluster.worker(1);

        frozen.signal("STOP");
        run.node().says(frozen.name() + " is lost");
        run.node().forget();
        site.let(2 * SLOTS);
        run.has(outcomes + SLOTS);
        site.holds(SLOTS);
        frozen.signal("CONT");
        run.has(outcomes + 2 * SLOTS);
        run.node().says(frozen.name() + " serves fetch");
        site.holds(2 * SLOTS);
        site.open();

        assertThat(RunProcess.nodes(run.done(TASKS))).contains(frozen.name());
    }

    @ParameterizedTest
    @MethodSource("whenFrozenForLong")
    void late_results_are_dropped_where_others_were_faster_and_the_worker_serves_again(int outcomes) throws Exception {
        RunProcess run = runAt(outcomes);
        NodeProcess frozen = cluster.worker(1);

        frozen.signal("STOP");
        TimeUnit.SECONDS.sleep(LONG_FREEZE_SECONDS);
        run.node().says(frozen.name() + " is lost");
        run.node().forget();
        int left = 3 * SLOTS;
        site.let(TASKS - outcomes - left + SLOTS);
        run.has(TASKS - left);
        frozen.signal("CONT");
        run.node().says(frozen.name() + " serves fetch");
        site.holds(2 * SLOTS);
        site.open();

        run.done(TASKS);
        assertThat(site.asked()).isEqualTo(TASKS + SLOTS);
    }

    @Test
    void a_run_whose_coordinator_is_killed_again_and_again_goes_on_with_the_same_workers() throws Exception {
        RunProcess run = runAt(3);
        for (int outcomes : List.of(3, 25)) {
            run = killedAndResumed(run, outcomes);
        }
        site.open();

        assertThat(RunProcess.nodes(run.done(TASKS)))
                .containsExactlyInAnyOrder(
                        cluster.worker(1).name(), cluster.worker(2).name());
    }

    /** What workers end while nobody coordinates counts when somebody does again. */
    private RunProcess killedAndResumed(RunProcess run, int outcomes) throws Exception {
        run.has(outcomes);
        site.holds(2 * SLOTS);
        cluster.worker(1).forget();
        cluster.worker(2).forget();
        run.node().kill();
        cluster.worker(1).says("its coordinator is lost");
        cluster.worker(2).says("its coordinator is lost");
        site.let(2 * SLOTS);
        RunProcess resumed = cluster.resume(run);
        resumed.has(outcomes + 2 * SLOTS);
        site.holds(2 * SLOTS);
        site.let(Math.max(0, 25 - outcomes - 2 * SLOTS));
        return resumed;
    }

    @Test
    void a_coordinator_that_was_frozen_goes_on_with_workers_that_took_it_for_lost() throws Exception {
        RunProcess run = runAt(7);
        cluster.worker(1).forget();
        cluster.worker(2).forget();

        run.node().signal("STOP");
        cluster.worker(1).says("its coordinator is lost");
        cluster.worker(2).says("its coordinator is lost");
        site.let(2 * SLOTS);
        run.node().signal("CONT");
        run.has(7 + 2 * SLOTS);
        site.holds(2 * SLOTS);
        site.open();

        assertThat(RunProcess.nodes(run.done(TASKS))).hasSize(2);
    }

    @Test
    void a_worker_that_joins_late_takes_part() throws Exception {
        cluster.worker(2).kill();
        NodeProcess early = cluster.worker(1);
        RunProcess run = cluster.run(site.job(TASKS), 1);
        site.let(10);
        run.has(10);
        site.holds(SLOTS);

        NodeProcess late = cluster.worker(2);
        run.node().says(late.name() + " serves fetch, " + SLOTS + " slots");
        site.holds(2 * SLOTS);
        site.open();

        assertThat(RunProcess.nodes(run.done(TASKS))).containsExactlyInAnyOrder(early.name(), late.name());
        assertThat(site.asked()).isEqualTo(TASKS);
    }

    @Test
    void a_worker_that_is_told_to_leave_finishes_what_it_has_and_takes_no_more() throws Exception {
        RunProcess run = runAt(5);
        NodeProcess leaving = cluster.worker(1);

        leaving.signal("TERM");
        leaving.says("leaving: finishing what is in hand");
        site.let(2 * SLOTS);
        run.node().says(leaving.name() + " has left");
        site.open();

        assertThat(leaving.end().code()).isEqualTo(143);
        run.done(TASKS);
        assertThat(site.asked()).isEqualTo(TASKS);
    }

    @Test
    void workers_outlive_a_run_and_serve_the_next() throws Exception {
        JsonObject job = site.job(TASKS);
        site.open();
        cluster.worker(1);
        cluster.worker(2);

        for (int runs = 1; runs <= 2; runs++) {
            cluster.run(job, 2).done(TASKS);
            assertThat(site.asked()).isEqualTo(runs * TASKS);
        }
    }
}
