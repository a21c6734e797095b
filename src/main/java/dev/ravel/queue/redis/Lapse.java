package dev.ravel.queue.redis;

import dev.ravel.bus.Notice;
import dev.ravel.bus.NoticeCodec;
import dev.ravel.bus.RubbishException;
import dev.ravel.work.Outcome;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;

/** Ends those tasks of a job whose time is over while nobody has them. Those in workers' hands are theirs to end. */
record Lapse(Session session, String job) {
    private static final int STEP = 500;

    /** Returns how many. */
    Future<Integer> run() {
        return sweep().compose(v -> run(0, 0));
    }

    /** What a killed worker had is nobody's only when somebody has missed it, and there may be no worker left to do that. */
    private Future<Void> sweep() {
        return session.run(Script.SWEEP).compose(reply -> reply.number() > 0 ? sweep() : Future.succeededFuture());
    }

    /** What is ended leaves the list; what is in a worker's hand stays in it and is passed over. */
    private Future<Integer> run(int offset, int before) {
        return session.run(Script.LAPSED, job, offset, STEP).compose(reply -> {
            List<Response> found = reply.list();
            int seen = found.get(0).toInteger();
            return endAll(found.subList(1, found.size())).compose(ended -> {
                int sum = before + ended;
                return seen < STEP ? Future.succeededFuture(sum) : run(offset + seen - ended, sum);
            });
        });
    }

    private Future<Integer> endAll(List<Response> late) {
        List<Future<Integer>> ends = new ArrayList<>();
        for (Response one : late) {
            ends.add(end(one.get(0).toBytes(), one.get(1).toBytes()));
        }
        return Future.all(ends)
                .map(all ->
                        all.<Integer>list().stream().mapToInt(Integer::intValue).sum());
    }

    private Future<Integer> end(byte[] name, byte[] ticket) {
        try {
            Outcome expired = new Outcome.Expired(session.codec().decode(ticket).task());
            byte[] notice = NoticeCodec.encode(new Notice.Ended(expired));
            return session.run(Script.LAPSE, job, name, notice).map(Reply::number);
        } catch (RubbishException e) {
            // A worker buries it.
            return Future.succeededFuture(0);
        }
    }
}
