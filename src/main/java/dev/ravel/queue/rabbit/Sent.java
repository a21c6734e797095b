package dev.ravel.queue.rabbit;

import io.vertx.core.Promise;

/** A parcel that the broker has not answered for yet. */
final class Sent {
    final Parcel parcel;
    final Promise<Void> confirmed = Promise.promise();

    /** Told before the confirmation, and on the same thread. */
    private boolean returned;

    Sent(Parcel parcel) {
        this.parcel = parcel;
    }

    void cameBack() {
        returned = true;
    }

    /** The broker has it, or has said that nobody wants it. */
    void confirm() {
        if (returned) {
            confirmed.tryFail(new UnroutableException(parcel.key()));
        } else {
            confirmed.tryComplete();
        }
    }
}
