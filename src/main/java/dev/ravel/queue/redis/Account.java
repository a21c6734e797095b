package dev.ravel.queue.redis;

import dev.ravel.queue.Progress;
import io.vertx.redis.client.Response;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** The counters of a job, which every script keeps in the step that it counts: exact, except for what Redis lost. */
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
        long ended = of("done") + of("failed") + of("skipped") + of("expired");
        long waiting = of("submitted") - ended - of("dead") - of("inflight");
        return new Progress(
                of("submitted"),
                of("complete") > 0,
                Math.max(0, waiting),
                Math.max(0, of("inflight")),
                of("done"),
                of("failed"),
                of("skipped"),
                of("expired"),
                of("dead"));
    }
}
