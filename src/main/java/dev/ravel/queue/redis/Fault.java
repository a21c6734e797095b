package dev.ravel.queue.redis;

import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.List;

/** What went wrong on a connection, in one line, and what is to be done about it. */
record Fault(Kind kind, String reason) {
    private static final String CLOSED = "CONNECTION_CLOSED";
    /** Redis is not itself, or has forgotten the scripts: a new connection will show. */
    private static final List<String> PASSING =
            List.of(CLOSED, "LOADING", "NOSCRIPT", "MASTERDOWN", "READONLY", "TRYAGAIN", "BUSY");

    private static final List<String> SHUT =
            List.of("WRONGPASS", "NOAUTH", "NOPERM", "ERR AUTH", "ERR invalid password");

    enum Kind {
        /** The connection is not to be used any more. */
        LOST,
        /** Redis does not let us in. */
        SHUT,
        /** Redis refuses this one request. */
        REFUSED
    }

    static Fault of(Throwable cause) {
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        boolean told = cause instanceof Response answer && answer.type() == ResponseType.ERROR;
        if (starts(reason, SHUT)) {
            return new Fault(Kind.SHUT, reason);
        }
        if (told && !starts(reason, PASSING)) {
            return new Fault(Kind.REFUSED, reason);
        }
        return new Fault(Kind.LOST, reason.equals(CLOSED) ? "the connection was closed" : reason);
    }

    private static boolean starts(String reason, List<String> words) {
        return words.stream().anyMatch(reason::startsWith);
    }
}
