package dev.ravel.queue.rabbit;

import dev.ravel.bus.Notice;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a job's collector has acknowledged, as it last wrote it down: words and numbers, a pair on each line. A notice that
 * came twice counts twice.
 */
final class Tally {
    private static final String DEAD = "dead";
    private static final String SUBMITTED = "submitted";

    private final Map<String, Long> counts = new LinkedHashMap<>();

    static Tally read(byte[] written) {
        Tally tally = new Tally();
        new String(written, StandardCharsets.UTF_8).lines().forEach(line -> {
            String[] pair = line.split(" ", -1);
            tally.counts.put(pair[0], Long.parseLong(pair[1]));
        });
        return tally;
    }

    byte[] written() {
        StringBuilder text = new StringBuilder();
        counts.forEach(
                (word, number) -> text.append(word).append(' ').append(number).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    void add(Notice notice) {
        if (notice instanceof Notice.Ended ended) {
            counts.merge(ended.outcome().label(), 1L, Long::sum);
        } else if (notice instanceof Notice.Dead) {
            counts.merge(DEAD, 1L, Long::sum);
        } else if (notice instanceof Notice.Requeued) {
            counts.merge(DEAD, -1L, Long::sum);
        } else if (notice instanceof Notice.Submitted) {
            counts.merge(SUBMITTED, 1L, Long::sum);
        }
    }

    /** Whether it was collected how many tasks there are. */
    boolean knowsAll() {
        return of(SUBMITTED) > 0;
    }

    long of(String label) {
        return counts.getOrDefault(label, 0L);
    }

    long dead() {
        return Math.max(0, of(DEAD));
    }
}
