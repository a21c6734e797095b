package dev.ravel.queue.rabbit;

import dev.ravel.bus.Notice;
import dev.ravel.bus.Ticket;
import dev.ravel.queue.ClaimLostException;
import io.vertx.core.Future;
import java.time.Instant;

/** What becomes of a message that was taken: first what takes its place is durable, then it is acknowledged. */
final class Settling {
    private final Line line;
    private final Post post;
    private final Mail mail;

    Settling(Line line, Post post, Mail mail) {
        this.line = line;
        this.post = post;
        this.mail = mail;
    }

    Mail mail() {
        return mail;
    }

    /** The notice is sent in any case. A job without a queue for notices was forgotten: nobody waits for it. */
    Future<Void> end(Message message, String job, Notice notice) {
        return post.send(mail.notice(job, notice).parcel())
                .recover(Settling::unheard)
                .compose(v -> acknowledged(message));
    }

    private static Future<Void> unheard(Throwable e) {
        return e instanceof UnroutableException ? Future.succeededFuture() : Future.failedFuture(e);
    }

    Future<Void> pass(Message message, Ticket next, Instant at) {
        return replace(message, mail.ticket(next, at));
    }

    /** To the end of the same queue: a copy, so that the queue counts no return. */
    Future<Void> back(Message message, Queue queue, int losses) {
        return replace(message, mail.back(message, queue, losses));
    }

    /** Its time has not come. */
    Future<Void> onwards(Message message, Queue queue) {
        return replace(message, mail.onwards(message, queue));
    }

    Future<Void> bury(Message message, Ticket ticket, String reason) {
        String label = ticket.task().work().label();
        Notice dead = new Notice.Dead(ticket.ordinal(), label, reason);
        return post.put(message.wire(), dead(message, reason))
                .compose(v -> post.send(
                        message.wire(), mail.notice(ticket.job(), dead).parcel()))
                .recover(Settling::unheard)
                .compose(v -> acknowledged(message));
    }

    /** Nobody can read it. */
    Future<Void> bury(Message message, String reason) {
        return replace(message, dead(message, reason));
    }

    private Addressed dead(Message message, String reason) {
        return Addressed.to(mail.names().dead(), Stamp.PLAIN.dead(reason), message.body());
    }

    private Future<Void> replace(Message message, Addressed letter) {
        return post.put(message.wire(), letter).compose(v -> acknowledged(message));
    }

    private Future<Void> acknowledged(Message message) {
        if (!line.stands(message.wire())) {
            return Future.failedFuture(new ClaimLostException());
        }
        message.acknowledge();
        return Future.succeededFuture();
    }
}
