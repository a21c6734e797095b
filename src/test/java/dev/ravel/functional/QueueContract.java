package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.lab.Entry;
import dev.ravel.url.HostKey;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A queue on a real broker, with processes that come, go and die. Every task has to be counted, and once. */
abstract class QueueContract {
    private static final int KILLS = Integer.getInteger("ravel.kills", 8) > 8 ? 20 : 3;
    /** A request that is held up for longer would make the next one look too early. */
    private static final Duration ON_THE_WAY = Duration.ofMillis(500);

    private static final String[] ALL = {"submit", "work", "collect"};

    @TempDir
    Path folder;

    private TestQueue queue;

    /** The broker of all tests of the class. */
    abstract TestBroker broker();

    @BeforeEach
    void begin() {
        queue = new TestQueue(folder, broker());
    }

    @AfterEach
    void end() {
        queue.close();
    }

    private static JsonObject sums(int chunks) {
        JsonObject sum = new JsonObject().put("from", 0).put("to", 1_000_000).put("chunks", chunks);
        return new JsonObject().put("job", new JsonObject().put("sum", sum));
    }

    @Test
    void one_command_submits_works_and_collects_and_leaves_nothing_behind() throws Exception {
        RunProcess run = queue.run(sums(50), ALL);

        run.done(50);

        assertThat(run.summary().getLong("sum")).isEqualTo(499_999_500_000L);
        assertThat(run.summary().getString("ending")).isEqualTo("complete");
        assertThat(queue.ask("-status").getJsonObject("jobs")).isEmpty();
    }

    @Test
    void the_roles_may_be_processes_that_never_meet() throws Exception {
        RunProcess submitted = queue.run(sums(30), "submit");
        Ravel.Ended left = submitted.node().end();
        assertThat(left.code()).as(left.err()).isZero();
        assertThat(left.summary().getString("ending")).isEqualTo("submitted");
        Eventually.holds(() -> "30 waiting: " + status(), () -> status("waiting") == 30);
        assertThat(status()).hasSize(1);

        NodeProcess worker = queue.worker();
        Eventually.holds(() -> "30 done: " + status(), () -> status("done") + status("uncollected") == 30);
        worker.signal("TERM");
        assertThat(worker.end().code()).isEqualTo(143);

        queue.resume(submitted, "collect").done(30);
    }

    private JsonObject status() {
        try {
            return queue.ask("-status").getJsonObject("jobs");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Of all jobs together. */
    private long status(String field) {
        return status().stream()
                .mapToLong(job -> ((JsonObject) job.getValue()).getLong(field))
                .sum();
    }

    @Test
    void workers_that_are_killed_again_and_again_lose_nothing() throws Exception {
        Random random = new Random(KILLS);
        int tasks = 20 * KILLS;
        try (Sluice site = Sluice.on("127.0.0.1")) {
            JsonObject conf = site.job(tasks);
            conf.getJsonObject("job").mergeIn(sums(tasks).getJsonObject("job"));
            NodeProcess[] workers = {queue.worker(), queue.worker()};
            RunProcess run = queue.run(conf, "submit", "collect");
            for (int kill = 1; kill <= KILLS; kill++) {
                site.let(10);
                run.has(kill * 10);
                int one = random.nextInt(workers.length);
                workers[one].kill();
                workers[one] = queue.worker();
            }
            site.open();

            run.done(2 * tasks);
        }
    }

    @Test
    void a_submitter_that_is_killed_goes_on_and_every_task_counts_once() throws Exception {
        int tasks = 8000;
        RunProcess first = queue.run(sums(tasks), "submit");
        Eventually.holds(() -> "a mark", () -> mark(first) > 0);
        first.node().kill();
        assertThat(mark(first)).as("killed too late").isLessThan(tasks);

        JsonObject many = new JsonObject().put("model", "workers").put("threads", 64);
        queue.worker(new JsonObject().put("inner", many));
        RunProcess second = queue.resume(first, "submit", "collect");

        second.done(tasks);
    }

    private static long mark(RunProcess run) throws IOException {
        Path file = run.node().folder().resolve("runs");
        if (!Files.isDirectory(file)) {
            return 0;
        }
        try (Stream<Path> runs = Files.list(file)) {
            Path submission =
                    runs.findFirst().map(one -> one.resolve("submission.txt")).orElse(file);
            return Files.isRegularFile(submission)
                    ? Long.parseLong(Files.readAllLines(submission).get(1))
                    : 0;
        }
    }

    @Test
    void a_collector_that_is_killed_goes_on_and_counts_nothing_twice() throws Exception {
        try (Sluice site = Sluice.on("127.0.0.1")) {
            queue.worker();
            RunProcess first = queue.run(site.job(60), "submit", "collect");
            site.let(20);
            first.has(20);
            first.node().kill();
            site.let(20);
            RunProcess second = queue.resume(first, "submit", "collect");
            second.has(40);
            second.node().kill();
            site.open();

            queue.resume(second, "collect").done(60);
        }
    }

    @Test
    void a_broker_that_goes_and_comes_back_has_lost_nothing_and_nobody_is_deaf() throws Exception {
        try (Sluice site = Sluice.on("127.0.0.1")) {
            NodeProcess worker = queue.worker();
            RunProcess run = queue.run(site.job(60), "submit", "collect");
            site.let(20);
            run.has(20);

            broker().restart();
            worker.says("is back");
            site.let(20);
            run.has(40);
            broker().restart();
            site.open();

            run.done(60);
        }
    }

    @Test
    void a_task_that_takes_its_workers_with_it_is_dead_until_it_is_put_back() throws Exception {
        JsonObject twice = new JsonObject().put("maxLosses", 2);
        try (Sluice site = Sluice.on("127.0.0.1")) {
            RunProcess run = queue.run(site.job(1), "submit", "collect");
            NodeProcess worker = queue.worker(twice);
            int kills = 0;
            while (!buries(worker, site)) {
                worker.kill();
                site.holds(0);
                kills++;
                worker = queue.worker(twice);
            }
            // of the first worker, killed the moment it has begun, the broker may not have heard that
            assertThat(kills).isBetween(2, 3);
            Ravel.Ended ended = run.node().end();

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.summary().getString("reason")).startsWith("1 task is dead");
            assertThat(ended.summary().getJsonObject("tasks").getInteger("pending"))
                    .isEqualTo(1);
            JsonObject dead = queue.ask("-dead").getJsonArray("dead").getJsonObject(0);
            assertThat(dead.getString("reason")).contains("worker was lost");
            assertThat(dead.getString("label")).endsWith("/page/1");
            assertThat(site.asked()).isEqualTo(kills);

            site.open();
            assertThat(queue.ask("-requeue").getInteger("requeued")).isEqualTo(1);
            queue.resume(run, "collect").done(1);
            assertThat(worker.alive()).isTrue();
        }
    }

    /** Waits until the worker has either asked the site, or found that the task is dead. */
    private static boolean buries(NodeProcess worker, Sluice site) throws Exception {
        Eventually.holds(() -> "a request, or a word: " + worker.lines(), () -> site.waiting() == 1 || dead(worker));
        return dead(worker);
    }

    private static boolean dead(NodeProcess worker) throws IOException {
        return worker.lines().stream().anyMatch(line -> line.contains(" is dead: "));
    }

    @Test
    void a_host_is_asked_as_politely_by_all_workers_as_by_one_also_when_its_owner_dies() throws Exception {
        Duration delay = Duration.ofMillis(100);
        int pages = 20;
        try (Site site = Site.start(4)) {
            JsonArray urls = new JsonArray();
            for (int page = 1; page <= pages; page++) {
                for (int host = 1; host <= 4; host++) {
                    urls.add(site.url(host, "/leaderboards/tier?page=" + page));
                }
            }
            JsonObject conf = new JsonObject()
                    .put("job", new JsonObject().put("fetch", new JsonObject().put("urls", urls)))
                    .put("politeness", new JsonObject().put("perHost", 1).put("delayMs", delay.toMillis()));
            NodeProcess first = queue.worker();
            queue.worker();
            RunProcess run = queue.run(conf, "submit", "collect");
            run.has(pages);
            first.kill();
            queue.worker();

            List<JsonObject> outcomes = run.done(4 * pages);

            for (int host = 1; host <= 4; host++) {
                HostKey key = new HostKey("127.0.0." + host, site.lab().port());
                requireApart(outcomes, key, delay);
                requireSeen(site, key, delay);
            }
        }
    }

    /** By the workers' clock: those of killed workers are missing. */
    private static void requireApart(List<JsonObject> outcomes, HostKey host, Duration delay) {
        List<Instant> starts = outcomes.stream()
                .filter(outcome -> outcome.getString("url").startsWith("http://" + host + "/"))
                .map(outcome -> Instant.parse(outcome.getString("startedAt")))
                .sorted()
                .toList();
        for (int i = 1; i < starts.size(); i++) {
            assertThat(Duration.between(starts.get(i - 1), starts.get(i))).isGreaterThanOrEqualTo(delay);
        }
    }

    /** What the site itself wrote down, of all requests: each may have been under way for a while. */
    private static void requireSeen(Site site, HostKey host, Duration delay) {
        List<Long> arrived = site.lab().ledger().entries().stream()
                .filter(entry -> entry.host().equals(host))
                .map(Entry::arrivedNanos)
                .sorted()
                .toList();
        Duration all = Duration.ofNanos(arrived.get(arrived.size() - 1) - arrived.get(0));
        assertThat(all).isGreaterThan(delay.multipliedBy(arrived.size() - 1).minus(ON_THE_WAY));
        assertThat(site.lab().ledger().peakInFlight(host)).isEqualTo(1);
    }

    @Test
    void tasks_that_did_not_begin_in_time_expire_although_nobody_works() throws Exception {
        JsonObject conf = sums(5).put("retry", new JsonObject().put("expireAfterMs", 1000));
        RunProcess run = queue.run(conf, "submit", "collect");

        Ravel.Ended ended = run.node().end();

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.summary().getJsonObject("tasks").getInteger("expired")).isEqualTo(5);
        assertThat(run.outcomes().stream().map(line -> line.getString("outcome")))
                .containsOnly("expired");
    }

    @Test
    void workers_take_only_from_the_queues_that_they_serve() throws Exception {
        JsonObject routes = new JsonObject().put("sum", "heavy");
        JsonObject both = new JsonObject().put("routes", routes);
        NodeProcess idle = queue.worker(
                both.copy().put("queues", new JsonArray().add("fetch").add("block")));
        queue.worker(both.copy().put("queues", new JsonArray().add("heavy")));
        JsonObject conf = sums(10);

        List<JsonObject> outcomes = queue.run(conf, both, "submit", "collect").done(10);

        assertThat(RunProcess.nodes(outcomes)).hasSize(1);
        assertThat(idle.lines()).noneMatch(line -> line.contains("works on"));
    }
}
