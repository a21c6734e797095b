package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A run in a process of its own, of which others may work for it. Its accounts are those of its journal, not of its words. */
record RunProcess(NodeProcess node) {
    Path directory() throws IOException {
        return found().orElseThrow();
    }

    private Optional<Path> found() throws IOException {
        Path runs = node.folder().resolve("runs");
        if (!Files.isDirectory(runs)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(runs)) {
            return all.findFirst();
        }
    }

    /** Waits for so many outcomes. */
    void has(int outcomes) throws IOException, InterruptedException {
        Eventually.holds(
                () -> outcomes + " outcomes; there are " + ended() + ", and was said " + node.lines(),
                () -> ended() >= outcomes);
    }

    private long ended() throws IOException {
        Optional<Path> journal =
                found().map(run -> run.resolve("outcomes.jsonl")).filter(Files::exists);
        if (journal.isEmpty()) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(journal.get())) {
            return lines.filter(line -> line.startsWith("{\"outcome\"")).count();
        }
    }

    /** Waits for the end of the run; every task has to be done then, and to be there once. */
    List<JsonObject> done(int tasks) throws IOException, InterruptedException {
        Ravel.Ended ended = node.end();
        assertThat(ended.code()).as(ended.err()).isZero();
        List<JsonObject> outcomes = outcomes();
        assertThat(outcomes.stream().map(line -> line.getLong("ordinal")))
                .containsExactlyElementsOf(LongStream.range(0, tasks).boxed().toList());
        assertThat(outcomes.stream().map(line -> line.getString("outcome"))).containsOnly("done");
        assertThat(ended.summary().getJsonObject("tasks").getInteger("done")).isEqualTo(tasks);
        return outcomes;
    }

    /** What the run left in its directory. */
    JsonObject summary() throws IOException {
        return new JsonObject(Files.readString(directory().resolve("summary.json")));
    }

    /** By ordinal. */
    List<JsonObject> outcomes() throws IOException {
        return Ravel.outcomes(node.folder().resolve("runs"));
    }

    /** Who did these. */
    static Set<String> nodes(List<JsonObject> outcomes) {
        Set<String> nodes = new TreeSet<>();
        outcomes.forEach(outcome -> nodes.add(node(outcome)));
        return nodes;
    }

    static String node(JsonObject outcome) {
        String lane = outcome.getString("lane");
        return lane.substring(0, lane.indexOf('/'));
    }
}
