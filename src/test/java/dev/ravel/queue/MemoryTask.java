package dev.ravel.queue;

import dev.ravel.bus.Ticket;
import java.util.Optional;

/** A ticket as a {@link MemoryStore} keeps it: waiting, or in somebody's hands. */
final class MemoryTask {
    final Ticket ticket;
    int losses;
    boolean begun;
    /** Whether somebody had it before. */
    boolean again;

    boolean delayed;
    Optional<MemoryDelivery> holder = Optional.empty();

    MemoryTask(Ticket ticket) {
        this.ticket = ticket;
    }

    /** Nobody has it any more; a worker that had begun it and is lost is counted. */
    void free(boolean lost) {
        losses += lost && begun ? 1 : 0;
        begun = false;
        again = true;
        holder = Optional.empty();
    }

    boolean ready() {
        return !delayed && holder.isEmpty();
    }
}
