package dev.ravel.cluster;

import dev.ravel.bus.Link;
import dev.ravel.bus.Message;
import dev.ravel.bus.RubbishException;
import dev.ravel.bus.Seal;

/** A link over the event bus. Nobody hears of its end but from the membership of the cluster. */
final class BusLink implements Link {
    private final Wire wire;
    private final String address;
    private final Seal seal;

    /** Confined to the context. */
    private boolean closed;

    /** @param address where the other end hears */
    BusLink(Wire wire, String address, Seal seal) {
        this.wire = wire;
        this.address = address;
        this.seal = seal;
    }

    /** Sealed where it is sent: a frame that is overtaken by one that was sealed later is dropped at the other end. */
    @Override
    public void send(Message message) {
        wire.execute(() -> {
            if (!closed) {
                wire.send(address, seal.close(message));
            }
        });
    }

    @Override
    public void close() {
        wire.execute(() -> closed = true);
    }

    boolean open() {
        return !closed;
    }

    Message read(byte[] frame) throws RubbishException {
        return seal.open(frame);
    }
}
