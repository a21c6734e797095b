package dev.ravel.queue.redis;

import dev.ravel.bus.Ticket;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Puts tasks on their queues, in steps that do not keep others waiting for long. */
record Submission(Session session) {
    private static final int STEP = 200;

    /** One step after the other: a later one that was carried out first would have the tasks of this one passed over. */
    Future<Void> run(List<Ticket> tickets) {
        if (tickets.isEmpty()) {
            return Future.succeededFuture();
        }
        int end = end(tickets);
        return step(tickets.subList(0, end)).compose(done -> run(tickets.subList(end, tickets.size())));
    }

    /** A step is of one job, because the mark is one job's. */
    private static int end(List<Ticket> tickets) {
        String job = tickets.get(0).job();
        int end = 1;
        while (end < Math.min(tickets.size(), STEP) && tickets.get(end).job().equals(job)) {
            end++;
        }
        return end;
    }

    private Future<Reply> step(List<Ticket> tickets) {
        List<Object> args = new ArrayList<>();
        args.add(tickets.get(0).job());
        for (Ticket ticket : tickets) {
            args.add(ticket.queue());
            args.add(ticket.ordinal());
            args.add(Session.expiry(ticket));
            args.add(session.codec().encode(ticket));
        }
        return session.run(Script.SUBMIT, args.toArray());
    }
}
