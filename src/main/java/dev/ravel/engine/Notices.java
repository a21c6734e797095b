package dev.ravel.engine;

import dev.ravel.url.HostKey;
import java.util.Optional;

/** Tells the listener of what holds for a while, when it begins, changes and ends. */
final class Notices {
    private final RunListener listener;
    private Optional<Standstill> standing = Optional.empty();
    private Optional<HostKey> crowded = Optional.empty();

    Notices(RunListener listener) {
        this.listener = listener;
    }

    void standing(Optional<Standstill> now) {
        if (!now.equals(standing)) {
            standing = now;
            listener.standing(now);
        }
    }

    void crowded(Optional<HostKey> now) {
        if (!now.equals(crowded)) {
            crowded = now;
            listener.crowded(now);
        }
    }
}
