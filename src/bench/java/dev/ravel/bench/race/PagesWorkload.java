package dev.ravel.bench.race;

import dev.ravel.bench.measure.Measured;
import dev.ravel.bench.origin.Asked;
import dev.ravel.bench.origin.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Fetch pages, each once, and keep nothing of them.
 *
 * @param latencyMs how long the origin holds each back
 * @param inFlight how many are to be asked for at once
 */
public record PagesWorkload(String name, int count, long latencyMs, int inFlight) implements Workload {
    @Override
    public String kind() {
        return "pages";
    }

    @Override
    public String text() {
        return Words.count(count) + " pages, each " + latencyMs + " ms late, " + Words.count(inFlight) + " at once";
    }

    @Override
    public Unit unit() {
        return new Unit("pages/s", 1);
    }

    @Override
    public Assignment assign(Origin origin, Path folder) throws IOException {
        String base = origin.begin(latencyMs);
        List<String> urls = IntStream.rangeClosed(1, count)
                .mapToObj(page -> base + "/leaderboards/tier?page=" + page + "&region=kr")
                .toList();
        Map<String, List<String>> values = new HashMap<>(Inputs.of(urls, folder));
        values.put("origin", List.of(base));
        values.put("first", List.of("1"));
        values.put("last", List.of(Integer.toString(count)));
        values.put("count", List.of(Integer.toString(count)));
        values.put("inFlight", List.of(Integer.toString(inFlight)));
        return new Assignment(values, (measured, ceiling) -> verdict(origin.asked(), measured, ceiling));
    }

    /** The origin's word counts; only one that does not tell leaves the client's own. */
    private Verdict verdict(Optional<Asked> asked, Measured measured, boolean ceiling) {
        boolean ended = measured.exit() == 0;
        if (asked.isEmpty()) {
            return new Verdict(ended, count, "exit code " + measured.exit() + ", by its own word");
        }
        boolean right = ceiling ? asked.get().answered() > 0 : asked.get().exactly(count);
        String words = "exit code " + measured.exit() + ", " + asked.get().text();
        return new Verdict(ended && right, asked.get().answered(), words, asked);
    }
}
