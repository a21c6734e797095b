package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
import dev.ravel.cluster.NetNamespaces;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three hosts of which one is cut off for longer than a lease, and then is there again. Needs root and iproute2. */
@Slow(100)
class NetworkCutTest {
    private static final int PORT = 5701;
    private static final int SLOTS = 4;
    private static final int TASKS = 160;
    private static final int TASK_MS = 200;
    /** Longer than Hazelcast waits for a sign of life: each side goes on as a cluster of its own. */
    private static final long LONG_CUT_SECONDS = 9;

    private static final String HEAD = "head";
    private static final String ONE = "one";
    private static final String TWO = "two";

    @TempDir
    static Path folder;

    private static NetNamespaces net;
    private static TestCluster cluster;

    @BeforeAll
    static void plugIn() {
        NetNamespaces.requireSupported();
        net = NetNamespaces.of(HEAD, ONE, TWO);
        List<Place> hosts = Stream.of(HEAD, ONE, TWO)
                .map(host -> new Place(net.address(host), PORT, net.on(host)))
                .toList();
        JsonObject inner = new JsonObject().put("model", "workers").put("threads", SLOTS);
        cluster = new TestCluster(
                folder,
                hosts,
                new JsonObject().put("secret", "what the three hosts know").put("inner", inner));
    }

    @AfterAll
    static void unplug() {
        if (cluster != null) {
            cluster.close();
            net.close();
        }
    }

    @AfterEach
    void endRun() {
        cluster.endRun();
    }

    /** Tasks that wait: nothing of them leaves a host. */
    private static RunProcess run() throws Exception {
        cluster.worker(1);
        cluster.worker(2);
        JsonArray waits = new JsonArray();
        IntStream.range(0, TASKS).forEach(task -> waits.add(TASK_MS));
        JsonObject block = new JsonObject().put("block", new JsonObject().put("ms", waits));
        return cluster.run(new JsonObject().put("job", block), 2);
    }

    private static void requireBothServe() throws Exception {
        assertThat(RunProcess.nodes(run().done(TASKS)))
                .containsExactlyInAnyOrder(
                        cluster.worker(1).name(), cluster.worker(2).name());
    }

    @Test
    void a_worker_that_is_cut_off_loses_its_tasks_and_serves_again_when_the_network_is_healed() throws Exception {
        RunProcess run = run();
        run.has(2 * SLOTS);

        net.cut(ONE);
        run.node().says(cluster.worker(1).name() + " is lost");
        cluster.worker(1).says("its coordinator is lost");
        net.heal(ONE);

        run.done(TASKS);
        requireBothServe();
    }

    @Test
    void a_worker_that_was_a_cluster_of_its_own_for_a_while_serves_again() throws Exception {
        RunProcess run = run();
        run.has(2 * SLOTS);

        net.cut(ONE);
        TimeUnit.SECONDS.sleep(LONG_CUT_SECONDS);
        run.done(TASKS);
        net.heal(ONE);

        requireBothServe();
    }

    @Test
    void a_coordinator_that_is_cut_off_goes_on_when_the_network_is_healed() throws Exception {
        RunProcess run = run();
        run.has(2 * SLOTS);
        cluster.worker(1).forget();
        cluster.worker(2).forget();

        net.cut(HEAD);
        run.node().says("no node serves block now");
        cluster.worker(1).says("its coordinator is lost");
        cluster.worker(2).says("its coordinator is lost");
        TimeUnit.SECONDS.sleep(LONG_CUT_SECONDS);
        net.heal(HEAD);

        run.done(TASKS);
        requireBothServe();
    }
}
