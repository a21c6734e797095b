package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.cluster.OpenPorts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets into a cluster, what of it can be reached, and what its nodes may be asked for. */
class ClusterTest {
    private static final int TASKS = 30;
    private static final String SECRET = "only its own nodes know it";

    @TempDir
    Path folder;

    private TestCluster cluster;

    /** With so many places for workers. */
    private TestCluster cluster(int workers) {
        cluster = new TestCluster(folder, workers);
        return cluster;
    }

    @AfterEach
    void end() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private static JsonObject deployment(String key, Object value) {
        return new JsonObject().put("deployment", new JsonObject().put(key, value));
    }

    @Test
    void who_does_not_know_the_secret_gets_no_task_and_both_sides_say_so_once() throws Exception {
        try (Sluice site = Sluice.on("127.0.0.1")) {
            cluster(3);
            NodeProcess none = cluster.worker(1);
            NodeProcess wrong = cluster.worker(2, deployment("secret", "what others may have heard"))
                    .joined();
            JsonObject knowing = new JsonObject().put("secret", SECRET).put("works", false);
            RunProcess run = cluster.run(site.job(TASKS), knowing);
            for (NodeProcess stranger : List.of(none, wrong)) {
                run.node().says("turned away: node " + stranger.name() + " does not know the secret");
                stranger.says("refuses this node: node " + stranger.name() + " does not know the secret");
            }
            NodeProcess right = cluster.worker(3, deployment("secret", SECRET)).joined();
            site.open();

            assertThat(RunProcess.nodes(run.done(TASKS))).containsExactly(right.name());
            for (NodeProcess node : List.of(none, wrong)) {
                assertThat(node.lines())
                        .filteredOn(line -> line.contains("refuses"))
                        .hasSize(1);
                assertThat(run.node().lines())
                        .filteredOn(line -> line.contains(node.name()))
                        .hasSize(1);
            }
            for (NodeProcess node : List.of(none, wrong, right, run.node())) {
                assertThat(node.lines()).noneMatch(line -> line.contains(SECRET) || line.contains("have heard"));
            }
            assertThat(Files.readString(run.directory().resolve("outcomes.jsonl")))
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void nodes_do_the_kinds_that_they_serve() throws Exception {
        try (Sluice site = Sluice.on("127.0.0.1")) {
            cluster(2);
            NodeProcess fetching = cluster.worker(1, deployment("kinds", new JsonArray().add("fetch")))
                    .joined();
            NodeProcess computing = cluster.worker(2, deployment("kinds", new JsonArray().add("sum")))
                    .joined();
            site.open();
            JsonObject both = site.job(TASKS);
            both.getJsonObject("job")
                    .put(
                            "sum",
                            new JsonObject().put("from", 0).put("to", 100_000).put("chunks", TASKS));
            List<JsonObject> outcomes = cluster.run(both, 2).done(2 * TASKS);

            assertThat(outcomes)
                    .filteredOn(outcome -> outcome.containsKey("url"))
                    .hasSize(TASKS)
                    .allMatch(outcome -> RunProcess.node(outcome).equals(fetching.name()));
            assertThat(outcomes)
                    .filteredOn(outcome -> !outcome.containsKey("url"))
                    .hasSize(TASKS)
                    .allMatch(outcome -> RunProcess.node(outcome).equals(computing.name()));
        }
    }

    @Test
    void nothing_of_a_coordinator_or_a_worker_can_be_reached_from_elsewhere() throws Exception {
        try (Sluice site = Sluice.on("127.0.0.1")) {
            cluster(1);
            NodeProcess worker = cluster.worker(1);
            assertThat(OpenPorts.of(worker.pid()))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allMatch(OpenPorts::loopback);

            RunProcess run = cluster.run(site.job(TASKS), new JsonObject().put("minMembers", 2));
            site.holds(2 * TestCluster.SLOTS);
            for (NodeProcess node : List.of(worker, run.node())) {
                assertThat(OpenPorts.accepting(node.pid()))
                        .hasSizeGreaterThanOrEqualTo(2)
                        .allMatch(OpenPorts::loopback);
            }
            site.open();
            assertThat(RunProcess.nodes(run.done(TASKS)))
                    .containsExactlyInAnyOrder(worker.name(), run.node().name());
        }
    }

    @Test
    void nodes_that_begin_at_the_same_time_find_each_other() throws Exception {
        try (Sluice site = Sluice.on("127.0.0.1")) {
            cluster(2);
            NodeProcess one = cluster.worker(1, new JsonObject());
            NodeProcess two = cluster.worker(2, new JsonObject());
            RunProcess run = cluster.run(site.job(TASKS), new JsonObject().put("minMembers", 3));
            site.holds(3 * TestCluster.SLOTS);
            site.open();

            assertThat(RunProcess.nodes(run.done(TASKS)))
                    .containsExactlyInAnyOrder(
                            one.name(), two.name(), run.node().name());
        }
    }

    @Test
    void a_port_that_is_taken_is_one_line_and_code_2() throws Exception {
        Place place = Place.here(1).get(0);
        cluster = new TestCluster(folder, List.of(place, place), new JsonObject());
        try (ServerSocket taken = new ServerSocket(place.port(), 1, InetAddress.getLoopbackAddress())) {
            String line = "deployment.port = " + taken.getLocalPort() + ": is taken at 127.0.0.1";
            JsonObject job = new JsonObject()
                    .put(
                            "job",
                            new JsonObject()
                                    .put("sum", new JsonObject().put("from", 0).put("to", 10)));

            for (NodeProcess node : List.of(
                    cluster.worker(1, new JsonObject()), cluster.run(job, 1).node())) {
                Ravel.Ended ended = node.end();
                assertThat(ended.code()).as(ended.err()).isEqualTo(2);
                assertThat(ended.errors()).containsExactly(line);
            }
        }
    }

    @Test
    void too_few_nodes_are_one_line_and_code_3() throws Exception {
        JsonObject job = new JsonObject()
                .put(
                        "job",
                        new JsonObject()
                                .put("sum", new JsonObject().put("from", 0).put("to", 10)));
        RunProcess run =
                cluster(1).run(job, new JsonObject().put("minMembers", 3).put("joinTimeoutMs", 1500));
        Ravel.Ended ended = run.node().end();

        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        assertThat(ended.errors())
                .last(InstanceOfAssertFactories.STRING)
                .contains("too few nodes within 1500 ms: 2 besides this process were waited for, none came");
        assertThat(ended.out()).isEmpty();
    }
}
