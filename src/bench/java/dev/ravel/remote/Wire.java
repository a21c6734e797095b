package dev.ravel.remote;

import dev.ravel.bus.Codec;
import dev.ravel.bus.Link;
import dev.ravel.bus.Message;
import dev.ravel.bus.RubbishException;
import java.util.concurrent.Executor;

/** One end of a link within one context: every message is spelt and read again, as between processes. */
final class Wire implements Link {
    private final Executor context;
    private Wire other;
    private Hearer hearer;

    Wire(Executor context) {
        this.context = context;
    }

    /** Both ends. */
    static void join(Wire one, Wire two) {
        one.other = two;
        two.other = one;
    }

    void hear(Hearer ear) {
        hearer = ear;
    }

    @Override
    public void send(Message message) {
        byte[] bytes = Codec.encode(message);
        context.execute(() -> other.deliver(bytes));
    }

    private void deliver(byte[] bytes) {
        try {
            hearer.received(Codec.decode(bytes));
        } catch (RubbishException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // Both ends are gone with the run.
    }
}
