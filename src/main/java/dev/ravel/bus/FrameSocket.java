package dev.ravel.bus;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import java.time.Duration;

/**
 * Frames over one connection. Everything happens on the connection's own context, so that frames leave in the order in
 * which they are given; {@link #run} takes one there. A peer that does not read makes frames be lost, never kept without
 * bound.
 */
final class FrameSocket {
    /** Two of the longest frames, and what is on the way beside them. */
    static final int MOST_UNSENT = 40 << 20;

    /** Of somebody who is not known yet: a greeting is far shorter. */
    private static final int LONGEST_GREETING = 16 << 10;

    private static final String TOO_SLOW = "no greeting within ";

    private final NetSocket socket;
    private final Vertx vertx;
    private final Duration patience;
    private final Runnable afterwards;
    private final Context context;
    private final Frames frames;
    private Peer peer;
    private final long deadline;
    private long linger;
    private long unsent;
    private boolean open = true;

    /** Hears what comes; what it throws ends the connection. */
    interface Peer extends Frames.Taker {
        /** The connection is over, for this reason, and not because it was closed here. Called once at most. */
        void ended(String reason);
    }

    /**
     * To be made on the context of the connection.
     *
     * @param patience how long the peer may take for its greeting, and at the end to read what was written
     * @param afterwards runs when the connection is gone
     */
    FrameSocket(NetSocket socket, Vertx vertx, Duration patience, Runnable afterwards) {
        this.socket = socket;
        this.vertx = vertx;
        this.patience = patience;
        this.afterwards = afterwards;
        this.context = vertx.getOrCreateContext();
        this.frames = new Frames(LONGEST_GREETING, this::take);
        this.deadline = after(() -> end(TOO_SLOW + patience.toMillis() + " ms"));
        socket.handler(this::received);
        socket.exceptionHandler(thrown -> end("broken: " + thrown.getMessage()));
        socket.closeHandler(closed -> gone());
    }

    private long after(Runnable action) {
        return vertx.setTimer(patience.toMillis(), id -> action.run());
    }

    /** Who hears it first. */
    void hear(Peer first) {
        this.peer = first;
    }

    /** The greeting is over: from the next frame on somebody else hears, for as long as there is something to hear. */
    void known(Peer next) {
        vertx.cancelTimer(deadline);
        frames.allow(Frame.LONGEST);
        this.peer = next;
    }

    void run(Runnable action) {
        context.runOnContext(ignored -> action.run());
    }

    /** Passes over the frame where too much waits to be sent, and where the connection is over. */
    void write(byte[] frame) {
        if (!open || unsent + frame.length > MOST_UNSENT) {
            return;
        }
        unsent += frame.length;
        socket.write(Frames.framed(frame)).onComplete(written -> unsent -= frame.length);
    }

    /** Nothing more is heard, the end included. What was written is still sent. */
    void close() {
        if (open) {
            open = false;
            vertx.cancelTimer(deadline);
            linger = after(this::cut);
            socket.end();
        }
    }

    /** As {@link #close}, but that the peer hears of it. */
    void end(String reason) {
        if (open) {
            close();
            peer.ended(reason);
        }
    }

    /** Vert.x's own close waits until the peer has read what was written. */
    @SuppressWarnings("FutureReturnValueIgnored") // the close handler hears of it
    private void cut() {
        ((NetSocketInternal) socket).channelHandlerContext().close();
    }

    private void gone() {
        end("the connection was closed");
        vertx.cancelTimer(linger);
        afterwards.run();
    }

    /** A piece may hold frames after the one that ended the connection. */
    private void take(byte[] frame) throws RubbishException, RefusedException {
        if (open) {
            peer.take(frame);
        }
    }

    private void received(Buffer piece) {
        if (!open) {
            return;
        }
        try {
            frames.received(piece);
        } catch (RefusedException e) {
            write(e.reply());
            end(e.getMessage());
        } catch (RubbishException e) {
            end(e.getMessage());
        }
    }
}
