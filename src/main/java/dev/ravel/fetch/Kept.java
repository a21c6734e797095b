package dev.ravel.fetch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** The kept connections to one place, never more than so many: who comes when all are in use waits for the next. */
final class Kept {
    private final int most;
    private final Supplier<Future<Connection>> connector;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Deque<Promise<Connection>> waiting = new ArrayDeque<>();
    /** Connections in use, idle, and on their way. */
    private int live;

    private int onTheirWay;
    private boolean connecting;
    private boolean handingOver;

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

    /** The next that is made or given back; who has waited longest is first. */
    Future<Connection> next() {
        Promise<Connection> promise = Promise.promise();
        waiting.add(promise);
        connect();
        return promise.future();
    }

    /** A loop, because a connection may be refused at once, and what hears of that may lead here again. */
    private void connect() {
        if (connecting) {
            return;
        }
        connecting = true;
        try {
            while (live < most && waiting.size() > onTheirWay) {
                live++;
                onTheirWay++;
                connector.get().onComplete(this::arrived, this::refused);
            }
        } finally {
            connecting = false;
        }
    }

    private void arrived(Connection connection) {
        onTheirWay--;
        release(connection);
        // closed before it was here, it is no use to who waits
        connect();
    }

    private void refused(Throwable thrown) {
        onTheirWay--;
        live--;
        Promise<Connection> first = waiting.poll();
        if (first != null) {
            first.fail(thrown);
        }
        connect();
    }

    /** It has no request. */
    void release(Connection connection) {
        if (connection.open()) {
            idle.add(connection);
            handOver();
        }
    }

    /** A loop, because who does not want it any more gives it back at once. */
    private void handOver() {
        if (handingOver) {
            return;
        }
        handingOver = true;
        try {
            while (!waiting.isEmpty() && !idle.isEmpty()) {
                waiting.remove().complete(idle.removeLast());
            }
        } finally {
            handingOver = false;
        }
    }

    /** One that was there is closed. */
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
