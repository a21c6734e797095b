package dev.ravel.fetch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** The kept connections to one origin, never more than so many: who comes when all are in use waits for one. */
final class Kept {
    private final int most;
    private final Supplier<Future<Connection>> connector;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Deque<Promise<Connection>> waiting = new ArrayDeque<>();
    /** Connections in use, idle, and on their way. */
    private int live;

    Kept(int most, Supplier<Future<Connection>> connector) {
        this.most = most;
        this.connector = connector;
    }

    /** Takes the one that was idle for the shortest time, or returns null. */
    Connection idle() {
        Connection last = idle.pollLast();
        while (last != null && !usable(last)) {
            last = idle.pollLast();
        }
        return last;
    }

    /** One that will be made, or that is given back before. */
    Future<Connection> next() {
        Promise<Connection> promise = Promise.promise();
        waiting.add(promise);
        connect();
        return promise.future();
    }

    private void connect() {
        if (live < most && !waiting.isEmpty()) {
            live++;
            Promise<Connection> first = waiting.remove();
            connector.get().onComplete(first::complete, thrown -> {
                lost();
                first.fail(thrown);
            });
        }
    }

    /** It has no request any more. */
    void release(Connection connection) {
        if (!connection.open()) {
            return;
        }
        if (waiting.isEmpty()) {
            idle.add(connection);
        } else {
            waiting.remove().complete(connection);
        }
    }

    /** One is closed. */
    void lost() {
        live--;
        connect();
    }

    /** Closes what was idle for too long. Returns whether nothing is left. */
    boolean swept() {
        idle.removeIf(connection -> !usable(connection));
        return live == 0;
    }

    private static boolean usable(Connection connection) {
        if (connection.open() && !connection.fresh()) {
            connection.close();
        }
        return connection.open();
    }
}
