package dev.ravel.engine;

import dev.ravel.politeness.Spared;
import dev.ravel.url.HostKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Why nothing moves although tasks are left: no request is open, and time alone will change that.
 *
 * @param host the one that is spared, where it is one
 * @param until when something may start again, by the engine's clock
 */
public record Standstill(Reason reason, Optional<HostKey> host, Instant until) {
    static Standstill of(Spared spared) {
        Reason reason = spared.refused() ? Reason.BACK_OFF : Reason.DELAY;
        return new Standstill(reason, Optional.of(spared.host()), spared.until());
    }

    /** What is waited for. */
    public enum Reason {
        /** The delay between two requests to the host. */
        DELAY,
        /** The back-off of a host that refused. */
        BACK_OFF,
        /** The pause before another attempt. */
        RETRY,
        /** The pause in the slots. */
        PAUSE
    }
}
