package dev.ravel.bus;

import java.util.Optional;

/** A link over one connection: what does not open there ends it, because a connection loses and changes nothing. */
final class SocketLink implements Link, FrameSocket.Peer {
    private final FrameSocket socket;
    private final Seal seal;
    private Hearer hearer;
    private volatile boolean closed;

    /** To be made on the context of the connection, and {@link #begin begun} before anything is received. */
    SocketLink(FrameSocket socket, Seal seal) {
        this.socket = socket;
        this.seal = seal;
    }

    void begin(Hearer first) {
        this.hearer = first;
        socket.known(this);
    }

    @Override
    public void send(Message message) {
        if (!closed) {
            socket.run(() -> write(message));
        }
    }

    /** Sealed here and not where it is sent from: so frames leave in the order of their counters. */
    private void write(Message message) {
        try {
            socket.write(seal.close(message));
        } catch (IllegalArgumentException e) {
            socket.end(e.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        socket.run(socket::close);
    }

    @Override
    public void take(byte[] frame) throws RubbishException {
        if (closed) {
            return;
        }
        Optional<String> refusal = Refusal.read(frame);
        if (refusal.isPresent()) {
            socket.end("refused: " + refusal.get());
        } else {
            hearer.received(seal.open(frame));
        }
    }

    @Override
    public void ended(String reason) {
        if (!closed) {
            hearer.closed(reason);
        }
    }
}
