package dev.ravel.queue.rabbit;

import dev.ravel.bus.Notice;
import dev.ravel.bus.NoticeCodec;
import dev.ravel.bus.RubbishException;
import dev.ravel.bus.Ticket;
import dev.ravel.bus.TicketCodec;
import dev.ravel.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How tickets and notices are addressed: where they lie, wait and lapse. A wait is made of steps, of which each is a queue
 * and as long as possible; who takes a ticket before its time sends it on its next step.
 */
final class Mail {
    /** A wait that is over so soon is none. */
    static final Duration SOON = Duration.ofMillis(20);

    /** After so long without a worker the head of a queue goes to its end. */
    private static final Duration TURN = Duration.ofSeconds(5);

    private final Names names;
    private final InstantSource clock;
    private final TicketCodec codec = new TicketCodec();

    Mail(Names names, InstantSource clock) {
        this.names = names;
        this.clock = clock;
    }

    Names names() {
        return names;
    }

    /** Who has no host has no shard. */
    Queue home(Ticket ticket) {
        return ticket.task().work() instanceof Work.Fetch ? names.shard(ticket.queue()) : names.plain(ticket.queue());
    }

    Ticket read(byte[] body) throws RubbishException {
        return codec.decode(body);
    }

    Addressed notice(String job, Notice notice) {
        return Addressed.to(names.notices(job), Stamp.PLAIN, NoticeCodec.encode(notice));
    }

    /** To its queue, not before {@code at}; but where its time is over by then, to the lapsed ones. */
    Addressed ticket(Ticket ticket, Instant at) {
        Instant now = clock.instant();
        byte[] body = codec.encode(ticket);
        Optional<Instant> deadline = ticket.task().untried() ? ticket.expiresAt() : Optional.empty();
        if (deadline.filter(end -> !end.isAfter(at) || !end.isAfter(now)).isPresent()) {
            return waiting(names.lapsed(), body, Stamp.PLAIN, deadline.get());
        }
        return waiting(home(ticket), body, Stamp.PLAIN.living(lifetime(ticket, now)), at);
    }

    /** To the end of the queue from which it came, to lapse there when it would have. */
    Addressed back(Message message, Queue queue, int losses) {
        Stamp stamp = message.stamp().lost(losses).living(lifetime(message.body()));
        return Addressed.to(queue, stamp, message.body());
    }

    /** Who takes what nobody can read buries it. */
    private Optional<Duration> lifetime(byte[] body) {
        try {
            return lifetime(read(body), clock.instant());
        } catch (RubbishException e) {
            return Optional.empty();
        }
    }

    /** What was tried does not expire, but must not stand for ever before what does: a queue looks at its head only. */
    private static Optional<Duration> lifetime(Ticket ticket, Instant now) {
        Optional<Duration> left = ticket.expiresAt().map(end -> Duration.between(now, end));
        return ticket.task().untried() ? left : left.map(time -> time.compareTo(TURN) < 0 ? TURN : time);
    }

    /** Whether its time is over. */
    boolean expired(Ticket ticket) {
        return ticket.expired(clock.instant());
    }

    /** Whether the message came before its time. */
    boolean early(Message message) {
        return message.stamp().due().filter(this::ahead).isPresent();
    }

    /** The next step of the same wait. */
    Addressed onwards(Message message, Queue queue) {
        Stamp stamp = message.stamp();
        return waiting(queue, message.body(), stamp, stamp.due().orElseThrow());
    }

    private Addressed waiting(Queue queue, byte[] body, Stamp stamp, Instant due) {
        if (!ahead(due)) {
            return Addressed.to(queue, stamp, body);
        }
        Duration rest = Duration.between(clock.instant(), due);
        return Addressed.by(
                names.wait(Steps.longest(rest)),
                queue,
                stamp.living(Optional.empty()).due(due),
                body);
    }

    private boolean ahead(Instant due) {
        return due.isAfter(clock.instant().plus(SOON));
    }
}
