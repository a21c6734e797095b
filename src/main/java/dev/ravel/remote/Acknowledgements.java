package dev.ravel.remote;

import dev.ravel.bus.Link;
import dev.ravel.bus.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tells one node which results it need not repeat; soon, and many at once. */
final class Acknowledgements {
    /** Shorter than a beat, and long enough to be few messages. */
    private static final Duration SOON = Duration.ofMillis(50);

    private final Link link;
    private final Clockwork clockwork;
    private final List<Acknowledgement> due = new ArrayList<>();
    private boolean armed;

    Acknowledgements(Link link, Clockwork clockwork) {
        this.link = link;
        this.clockwork = clockwork;
    }

    void add(Acknowledgement acknowledgement) {
        due.add(acknowledgement);
        if (!armed) {
            armed = true;
            clockwork.timer().after(SOON, this::later);
        }
    }

    private void later() {
        armed = false;
        if (!due.isEmpty()) {
            flush();
        }
    }

    /** Sends what is due; where nothing is, that all is well. */
    void flush() {
        if (due.isEmpty()) {
            link.send(new Message.Acks(List.of(), List.of()));
        }
        Parcels.send(due, any -> 1, parcel -> link.send(acks(parcel)));
        due.clear();
    }

    private static Message.Acks acks(List<Acknowledgement> parcel) {
        List<Long> leases = new ArrayList<>();
        List<String> claims = new ArrayList<>();
        for (Acknowledgement acknowledgement : parcel) {
            if (acknowledgement instanceof Acknowledgement.OfLease lease) {
                leases.add(lease.number());
            } else if (acknowledgement instanceof Acknowledgement.OfClaim claim) {
                claims.add(claim.seal());
            }
        }
        return new Message.Acks(leases, claims);
    }
}
