package dev.ravel.queue;

import dev.ravel.bus.Ticket;

/** Names a task among those of all jobs. */
record HandKey(String job, long ordinal) {
    static HandKey of(Ticket ticket) {
        return new HandKey(ticket.job(), ticket.ordinal());
    }
}
