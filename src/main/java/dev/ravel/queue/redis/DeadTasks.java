package dev.ravel.queue.redis;

import dev.ravel.bus.Notice;
import dev.ravel.bus.NoticeCodec;
import dev.ravel.bus.RubbishException;
import dev.ravel.bus.Ticket;
import dev.ravel.queue.Broker.DeadTask;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tasks of one job that nobody is to run. */
record DeadTasks(Session session, String job) {
    Future<List<DeadTask>> list() {
        return entries().map(all -> all.stream()
                .map(entry -> new DeadTask(job, entry.ordinal(), entry.text("l"), entry.text("r")))
                .toList());
    }

    /** Returns how many came back. */
    Future<Integer> requeue() {
        return entries()
                .compose(all -> Future.all(all.stream().map(this::requeue).toList()))
                .map(all ->
                        all.<Integer>list().stream().mapToInt(Integer::intValue).sum());
    }

    private Future<Integer> requeue(Buried entry) {
        byte[] notice = NoticeCodec.encode(new Notice.Requeued(entry.ordinal()));
        Optional<Ticket> read = entry.ticket(session);
        String queue = read.map(Ticket::queue).orElseGet(() -> entry.text("q"));
        String expiry = read.map(Session::expiry).orElse("0");
        byte[] ticket = read.map(session.codec()::encode).orElseGet(() -> entry.bytes("t"));
        return session.run(Script.REQUEUE, job, entry.id(), queue, entry.ordinal(), expiry, ticket, notice)
                .map(Reply::number);
    }

    private Future<List<Buried>> entries() {
        return session.ask(Command.XRANGE, session.key("dead:" + job), "-", "+")
                .map(reply -> reply.list().stream().map(Buried::of).toList());
    }

    /** An entry of the list. */
    private record Buried(String id, Map<String, byte[]> fields) {
        static Buried of(Response entry) {
            Map<String, byte[]> fields = new HashMap<>();
            Response pairs = entry.get(1);
            for (int i = 0; i < pairs.size(); i += 2) {
                fields.put(pairs.get(i).toString(), pairs.get(i + 1).toBytes());
            }
            return new Buried(entry.get(0).toString(), fields);
        }

        byte[] bytes(String field) {
            return fields.get(field);
        }

        String text(String field) {
            return new String(bytes(field), StandardCharsets.UTF_8);
        }

        long ordinal() {
            return Long.parseLong(text("o"));
        }

        /** From its beginning; empty where it cannot be read. */
        Optional<Ticket> ticket(Session session) {
            try {
                return Optional.of(session.codec().decode(bytes("t")).restarted());
            } catch (RubbishException e) {
                return Optional.empty();
            }
        }
    }
}
