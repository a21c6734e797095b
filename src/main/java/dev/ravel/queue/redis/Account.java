package dev.ravel.queue.redis;

import dev.ravel.queue.Progress;
import io.vertx.redis.client.Response;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * The counters of a job, which every script keeps in the step that it counts: exact, except for what Redis lost. A task
 * in a worker's hand is one that is {@code taken} and has no outcome; tasks that lapsed expired in nobody's hand.
 */
record Account(Map<String, Long> counters) {
    /** Names and numbers in turn. */
    static Account of(Reply reply) {
        Map<String, Long> counters = new HashMap<>();
        for (Iterator<Response> next = reply.list().iterator(); next.hasNext(); ) {
            counters.put(next.next().toString(), next.next().toLong());
        }
        return new Account(counters);
    }

    private long of(String counter) {
        return counters.getOrDefault(counter, 0L);
    }

    Progress progress() {
        long inHand = of("taken") - of("done") - of("failed") - of("skipped") - of("expired");
        long over = of("done") + of("failed") + of("skipped") + of("expired") + of("lapsed");
        return new Progress(
                of("submitted"),
                of("complete") > 0,
                Math.max(0, of("submitted") - over - of("dead") - inHand),
                Math.max(0, inHand),
                of("done"),
                of("failed"),
                of("skipped"),
                of("expired") + of("lapsed"),
                of("dead"),
                0);
    }
}
