package dev.ravel.queue.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds what a worker was given in answers that it never saw, and gives it back. */
record Recall(Session session, String consumer, String queue) {
    private static final int MOST = 1_000_000;

    /** {@code known} is looked at when the answer is there: what was settled meanwhile is no longer the worker's. */
    Future<Void> run(Predicate<String> known) {
        return session.ask(Command.XPENDING, session.key("q:" + queue), "workers", "-", "+", MOST, consumer)
                .compose(reply -> giveBack(unknown(reply, known)));
    }

    private static List<String> unknown(Reply reply, Predicate<String> known) {
        return reply.list().stream()
                .map((Response pending) -> pending.get(0).toString())
                .filter(id -> !known.test(id))
                .toList();
    }

    private Future<Void> giveBack(List<String> ids) {
        if (ids.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Object> args = new ArrayList<>(List.of(consumer, queue));
        args.addAll(ids);
        return session.run(Script.RECALL, args.toArray()).mapEmpty();
    }
}
