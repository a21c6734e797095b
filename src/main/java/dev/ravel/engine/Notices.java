package dev.ravel.engine;

import dev.ravel.url.HostKey;
import dev.ravel.work.Kind;
import java.util.Optional;
import java.util.Set;

/** Tells the listener of what holds for a while, when it begins, changes and ends. */
final class Notices {
    private final RunListener listener;
    private Optional<Standstill> standing = Optional.empty();
    private Optional<HostKey> crowded = Optional.empty();
    private Set<Kind> unserved = Set.of();

    Notices(RunListener listener) {
        this.listener = listener;
    }

    void standing(Optional<Standstill> now) {
        if (!now.equals(standing)) {
            standing = now;
            listener.standing(now);
        }
    }

    void unserved(Set<Kind> now) {
        if (!now.equals(unserved)) {
            unserved = now;
            listener.unserved(now);
        }
    }

    void crowded(Optional<HostKey> now) {
        if (!now.equals(crowded)) {
            crowded = now;
            listener.crowded(now);
        }
    }
}
