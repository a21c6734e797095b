package dev.ravel.functional;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A cluster whose nodes are processes: the coordinator of one run after the other at the first place, workers at the rest. */
final class TestCluster implements AutoCloseable {
    static final int SLOTS = 4;
    static final long LEASE_MS = 1500;

    private final Path folder;
    private final List<Place> places;
    private final JsonObject shared;
    private final Map<Integer, NodeProcess> workers = new HashMap<>();
    private final List<NodeProcess> started = new ArrayList<>();

    /** @param shared what the deployments of all its nodes say */
    TestCluster(Path folder, List<Place> places, JsonObject shared) {
        this.folder = folder;
        this.places = List.copyOf(places);
        this.shared = shared;
    }

    /** On this machine, with so many places for workers. */
    TestCluster(Path folder, int workers) {
        this(folder, Place.here(workers + 1), new JsonObject());
    }

    /** The worker with this number, from 1; started where it does not run, and then waited for. */
    NodeProcess worker(int number) throws IOException, InterruptedException {
        NodeProcess there = workers.get(number);
        return there != null && there.alive()
                ? there
                : worker(number, new JsonObject()).joined();
    }

    /** Starts one whose conf says more than that of others. */
    NodeProcess worker(int number, JsonObject more) throws IOException {
        JsonObject conf = new JsonObject().put("output", new JsonObject().put("files", "files"));
        conf.mergeIn(more).put("deployment", deployment(number, more.getJsonObject("deployment", new JsonObject())));
        NodeProcess worker = start(number, Files.createTempDirectory(folder, "worker"), "-conf", conf.encode());
        workers.put(number, worker);
        return worker;
    }

    /** A node with a job that does none of it, and waits for so many that do. */
    RunProcess run(JsonObject conf, int workers) throws IOException {
        return run(conf, new JsonObject().put("works", false).put("minMembers", workers));
    }

    /** A node with a job. */
    RunProcess run(JsonObject conf, JsonObject more) throws IOException {
        Path own = Files.createTempDirectory(folder, "coordinator");
        JsonObject whole = conf.copy().put("deployment", deployment(0, more));
        return new RunProcess(start(0, own, "-conf", whole.encode(), "-json"));
    }

    /** The same run, in a process that goes on with it. */
    RunProcess resume(RunProcess run) throws IOException {
        Path own = run.node().folder();
        return new RunProcess(start(0, own, "-resume", run.directory().toString(), "-json"));
    }

    /** Ends the node with the job, so that its place is free for another. */
    void endRun() {
        for (NodeProcess node : started) {
            if (node.name().equals(places.get(0).name())) {
                node.kill();
            }
        }
    }

    private NodeProcess start(int number, Path own, String... arguments) throws IOException {
        Place place = places.get(number);
        Ravel ravel = new Ravel(own).under(place.under().toArray(String[]::new));
        NodeProcess node = new NodeProcess(place.name(), own, ravel.start(arguments));
        started.add(node);
        return node;
    }

    /** What the conf of the node with this number says, 0 for the one with a job. */
    JsonObject deployment(int number, JsonObject more) {
        Place place = places.get(number);
        JsonArray members = new JsonArray();
        places.forEach(one -> members.add(one.name()));
        return new JsonObject()
                .put("model", "cluster")
                .put("name", places.get(0).name())
                .put("host", place.host())
                .put("port", place.port())
                .put("members", members)
                .put("leaseMs", LEASE_MS)
                .put("inner", new JsonObject().put("model", "eventLoop").put("inFlight", SLOTS))
                .mergeIn(shared)
                .mergeIn(more);
    }

    @Override
    public void close() {
        for (NodeProcess node : started) {
            node.close();
        }
    }
}
