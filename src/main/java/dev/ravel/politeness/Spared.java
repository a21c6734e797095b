package dev.ravel.politeness;

import dev.ravel.url.HostKey;
import java.time.Instant;

/**
 * A host that is not asked now.
 *
 * @param until when it may be asked again; it may be past
 * @param refused whether that is because it refused, and not for the delay between two requests
 */
public record Spared(HostKey host, Instant until, boolean refused) {}
