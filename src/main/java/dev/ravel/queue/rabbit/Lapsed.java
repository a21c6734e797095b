package dev.ravel.queue.rabbit;

import dev.ravel.bus.Notice;
import dev.ravel.bus.Ticket;
import dev.ravel.work.Outcome;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ends the tickets whose time was over in a queue: in passing, by every worker, and when asked to. */
final class Lapsed {
    private static final int AT_A_TIME = 100;

    private final Office office;
    private final Queue queue;
    private Optional<Future<Map<String, Integer>>> sweep = Optional.empty();

    Lapsed(Office office) {
        this.office = office;
        this.queue = office.names().lapsed();
    }

    /** Ends them as they come. */
    Consumption consumption() {
        return new Consumption(office, List.of(queue), AT_A_TIME, this::end, Message::giveBack);
    }

    /** The job of the ticket, if it is over. */
    private Future<Optional<String>> end(Message message) {
        return office.read(message, queue)
                .map(ticket -> end(message, ticket))
                .orElse(Future.succeededFuture(Optional.empty()));
    }

    /**
     * What was tried came here only to make room for what was behind it, and goes home; what came a moment too early comes
     * again, since at home it might wait behind what does not expire.
     */
    private Future<Optional<String>> end(Message message, Ticket ticket) {
        Settling settling = office.settling();
        if (!settling.mail().expired(ticket)) {
            Optional<Instant> deadline = ticket.task().untried() ? ticket.expiresAt() : Optional.empty();
            return settling.pass(message, ticket, deadline.orElse(Instant.EPOCH))
                    .map(v -> Optional.empty());
        }
        Notice expired = new Notice.Ended(new Outcome.Expired(ticket.task()));
        return settling.end(message, ticket.job(), expired).map(v -> Optional.of(ticket.job()));
    }

    /** Ends all that are there; the number of those of the job. */
    Future<Integer> sweep(String job) {
        return sweep().map(ended -> ended.getOrDefault(job, 0));
    }

    /** One at a time, which serves all who ask meanwhile. */
    private Future<Map<String, Integer>> sweep() {
        if (sweep.isEmpty()) {
            Future<Map<String, Integer>> made = office.line()
                    .call(wire -> wire.first(queue.name(), AT_A_TIME))
                    .compose(this::end);
            sweep = Optional.of(made);
            made.onComplete(v -> sweep = Optional.empty());
            return made;
        }
        return sweep.get();
    }

    private Future<Map<String, Integer>> end(List<Message> messages) {
        Map<String, Integer> ended = new HashMap<>();
        List<Future<Optional<String>>> all = new ArrayList<>();
        for (Message message : messages) {
            all.add(end(message).onSuccess(job -> job.ifPresent(name -> ended.merge(name, 1, Integer::sum))));
        }
        return Future.join(all).transform(v -> Future.succeededFuture(ended));
    }
}
