package dev.ravel.queue.redis;

import dev.ravel.bus.Ticket;
import dev.ravel.bus.TicketCodec;
import dev.ravel.queue.Connection;
import dev.ravel.remote.Clockwork;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;

/** What all parts of an open broker share. */
record Session(Line line, Dialler dialler, Connection settings, TicketCodec codec) {
    /** Longer than a Redis that writes its file anew is silent, shorter than anybody's patience. */
    private static final Duration LEAST_SILENCE = Duration.ofSeconds(1);

    private static final Duration MOST_SILENCE = Duration.ofSeconds(10);
    private static final Duration FIRST = Duration.ofSeconds(10);

    static Line.Limits limits(Connection settings, Duration pause) {
        Duration half = settings.claim().dividedBy(2);
        Duration atLeast = half.compareTo(LEAST_SILENCE) < 0 ? LEAST_SILENCE : half;
        Duration silence = atLeast.compareTo(MOST_SILENCE) > 0 ? MOST_SILENCE : atLeast;
        Duration first = settings.patience().isZero() ? FIRST : settings.patience();
        return new Line.Limits(silence.plus(pause), first, settings.patience());
    }

    /** One for requests that Redis answers when there is something, or after this pause. */
    Line another(Duration pause) {
        return new Line(dialler, limits(settings, pause), Line.Watcher.NOBODY);
    }

    Future<Reply> run(Script script, Object... args) {
        return line.ask(script.with(prefix(), args));
    }

    /** For what is not to be repeated, or comes again by itself. */
    Future<Reply> runOnce(Script script, Object... args) {
        return line.askOnce(script.with(prefix(), args));
    }

    Future<Reply> ask(Command command, Object... args) {
        Request request = Request.cmd(command);
        for (Object arg : args) {
            request.arg(arg.toString());
        }
        return line.ask(request);
    }

    String key(String name) {
        return prefix() + name;
    }

    private String prefix() {
        return settings.name() + ":";
    }

    Clockwork clockwork() {
        return dialler.clockwork();
    }

    /** When the ticket ends untried, in ms of the wall clock, as the scripts have it. */
    static String expiry(Ticket ticket) {
        return ticket.task().untried()
                ? ticket.expiresAt().map(at -> Long.toString(at.toEpochMilli())).orElse("0")
                : "0";
    }
}
