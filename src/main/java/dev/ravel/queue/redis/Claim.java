package dev.ravel.queue.redis;

import dev.ravel.bus.Notice;
import dev.ravel.bus.NoticeCodec;
import dev.ravel.bus.RubbishException;
import dev.ravel.bus.Ticket;
import dev.ravel.queue.ClaimLostException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An entry in a worker's hands, and the steps that settle it. A step that was carried out while its answer was lost counts. */
record Claim(Session session, String consumer, String queue, Entry entry) {
    Future<Void> begun() {
        return settle(Script.BEGIN, entry.losses() + 1);
    }

    Future<Void> end(Notice.Ended notice) {
        return settle(
                Script.END,
                notice.outcome().label(),
                NoticeCodec.encode(notice),
                notice.outcome().ordinal());
    }

    Future<Void> pass(Ticket next, Duration delay) {
        return settle(
                Script.PASS,
                next.queue(),
                next.ordinal(),
                Session.expiry(next),
                session.codec().encode(next),
                delay.toMillis());
    }

    /** Whatever was begun of it was not this worker's end. */
    Future<Void> giveBack() {
        return settle(Script.BACK, entry.losses());
    }

    Future<Void> bury(Ticket ticket, String reason) {
        return bury(new Notice.Dead(ticket.ordinal(), ticket.task().work().label(), reason));
    }

    /** What no ticket can be read from: the entry may still say whose it is. */
    Future<Void> bury(RubbishException rubbish) {
        return bury(new Notice.Dead(ordinal(), "unreadable", "the ticket " + rubbish.getMessage()));
    }

    private Future<Void> bury(Notice.Dead dead) {
        return settle(
                Script.BURY,
                dead.ordinal(),
                dead.label(),
                dead.reason(),
                entry.ticket().getBytes(),
                NoticeCodec.encode(dead));
    }

    private long ordinal() {
        return entry.ordinal().matches("\\d{1,18}") ? Long.parseLong(entry.ordinal()) : 0;
    }

    private Future<Void> settle(Script script, Object... more) {
        List<Object> args = new ArrayList<>(List.of(consumer, queue, entry.id(), entry.job(), entry.expiry()));
        args.addAll(Arrays.asList(more));
        Promise<Void> settled = Promise.promise();
        session.run(script, args.toArray()).onFailure(settled::fail).onSuccess(reply -> {
            if (reply.number() == 1 || reply.repeated()) {
                settled.complete();
            } else {
                settled.fail(new ClaimLostException());
            }
        });
        return settled.future();
    }
}
