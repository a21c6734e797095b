package dev.ravel.cluster;

import dev.ravel.bus.Link;
import dev.ravel.bus.RubbishException;

/** A link with who hears it. Confined to the context. */
record Heard(BusLink link, Link.Hearer hearer) {
    void frame(byte[] frame) {
        if (!link.open()) {
            return;
        }
        try {
            hearer.received(link.read(frame));
        } catch (RubbishException e) {
            hearer.rubbish(e.getMessage());
        }
    }

    /** The other end has left the cluster. */
    void gone(String reason) {
        if (link.open()) {
            link.close();
            hearer.closed(reason);
        }
    }
}
