package dev.ravel.queue.redis;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what a worker was given in answers that it never saw, and gives it back. */
record Recall(Session session, String consumer, String queue) {
    private static final int MOST = 1_000_000;

    /** {@code known} is looked at when the answer is there: what was settled meanwhile is no longer the worker's. */
    void run(Set<String> known) {
        session.ask(Command.XPENDING, session.key("q:" + queue), "workers", "-", "+", MOST, consumer)
                .onSuccess(reply -> giveBack(unknown(reply, known)));
    }

    private static List<String> unknown(Reply reply, Set<String> known) {
        return reply.list().stream()
                .map((Response pending) -> pending.get(0).toString())
                .filter(id -> !known.contains(id))
                .toList();
    }

    private void giveBack(List<String> ids) {
        if (!ids.isEmpty()) {
            List<Object> args = new ArrayList<>(List.of(consumer, queue));
            args.addAll(ids);
            session.run(Script.RECALL, args.toArray());
        }
    }
}
