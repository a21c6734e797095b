package dev.ravel.queue.redis;

import dev.ravel.bus.Ticket;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Puts tasks on their queues, in steps that do not keep others waiting for long. */
record Submission(Session session) {
    private static final int STEP = 200;

    Future<Void> run(List<Ticket> tickets) {
        List<Future<Reply>> steps = new ArrayList<>();
        int from = 0;
        while (from < tickets.size()) {
            int to = end(tickets, from);
            steps.add(step(tickets.subList(from, to)));
            from = to;
        }
        return Future.all(steps).mapEmpty();
    }

    /** A step is of one job, because the mark is one job's. */
    private static int end(List<Ticket> tickets, int from) {
        String job = tickets.get(from).job();
        int to = from;
        while (to < tickets.size() && to - from < STEP && tickets.get(to).job().equals(job)) {
            to++;
        }
        return to;
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
