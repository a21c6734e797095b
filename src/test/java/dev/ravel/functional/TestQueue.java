package dev.ravel.functional;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A task queue whose submitters, workers and collectors are processes. */
final class TestQueue implements AutoCloseable {
    static final int SLOTS = 4;
    static final long CLAIM_MS = 1500;
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Path folder;
    private final TestBroker broker;
    private final String name = "test-" + ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet();
    private final List<NodeProcess> started = new ArrayList<>();

    TestQueue(Path folder, TestBroker broker) {
        this.folder = folder;
        this.broker = broker;
    }

    /** A worker that serves all queues; it is waited for. */
    NodeProcess worker() throws IOException, InterruptedException {
        return worker(new JsonObject());
    }

    /** One whose deployment says more. */
    NodeProcess worker(JsonObject more) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(folder, "worker");
        JsonObject conf = new JsonObject()
                .put("deployment", deployment(more))
                .put("output", new JsonObject().put("files", "files"));
        NodeProcess worker = start(own, "-conf", conf.encode());
        worker.says("serves ");
        return worker;
    }

    /** A process with a job and these roles. */
    RunProcess run(JsonObject conf, String... roles) throws IOException {
        return run(conf, new JsonObject(), roles);
    }

    /** One whose deployment says more. */
    RunProcess run(JsonObject conf, JsonObject more, String... roles) throws IOException {
        Path own = Files.createTempDirectory(folder, "run");
        JsonObject whole = conf.copy().put("deployment", deployment(roles(roles).mergeIn(more)));
        return new RunProcess(start(own, "-conf", whole.encode(), "-json"));
    }

    /** The same run, in a process with these roles that goes on with it. What was written of it has no password. */
    RunProcess resume(RunProcess run, String... roles) throws IOException {
        Path own = run.node().folder();
        String set = "deployment.roles=" + roles(roles).getJsonArray("roles").encode();
        String url = "deployment.broker=" + broker.url();
        return new RunProcess(start(own, "-resume", run.directory().toString(), "-set", url, "-set", set, "-json"));
    }

    private static JsonObject roles(String... roles) {
        return new JsonObject().put("roles", new JsonArray(Arrays.asList(roles)));
    }

    /** What {@code -status}, {@code -dead} or {@code -requeue} say. */
    JsonObject ask(String option) throws IOException, InterruptedException {
        JsonObject conf = new JsonObject().put("deployment", deployment(new JsonObject()));
        Ravel.Ended ended = new Ravel(folder).run(option, "-conf", conf.encode(), "-json");
        if (ended.code() != 0) {
            throw new AssertionError(option + ": " + ended.err());
        }
        return ended.summary();
    }

    private NodeProcess start(Path own, String... arguments) throws IOException {
        NodeProcess node = new NodeProcess(own.getFileName().toString(), own, new Ravel(own).start(arguments));
        started.add(node);
        return node;
    }

    /** What the conf of a process says. */
    JsonObject deployment(JsonObject more) {
        return new JsonObject()
                .put("model", "queue")
                .put("broker", broker.url())
                .put("name", name)
                .put("shards", 4)
                .put("claimMs", CLAIM_MS)
                .put(
                        "inner",
                        new JsonObject()
                                .put("model", "eventLoop")
                                .put("inFlight", SLOTS)
                                .put("threads", 2))
                .mergeIn(more);
    }

    @Override
    public void close() {
        started.forEach(NodeProcess::close);
    }
}
