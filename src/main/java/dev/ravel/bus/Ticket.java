package dev.ravel.bus;

import dev.ravel.work.Task;
import java.time.Instant;
import java.util.Optional;

/**
 * One task as it waits on a broker.
 *
 * @param expiresAt from when on it is not begun any more, where it was not tried yet; by the wall clock
 */
public record Ticket(Terms terms, Task task, Optional<Instant> expiresAt) {
    public String job() {
        return terms.job();
    }

    public long ordinal() {
        return task.ordinal();
    }

    /** The queue, or the shard of one, in which it waits. */
    public String queue() {
        return terms.routes().of(task);
    }

    /** The same task, further on. */
    public Ticket with(Task next) {
        return new Ticket(terms, next, expiresAt);
    }

    /** The same task as if it had not been tried, whenever that is. */
    public Ticket restarted() {
        return new Ticket(terms, Task.first(task.ordinal(), task.work().restart()), Optional.empty());
    }

    /** Whether it comes too late. */
    public boolean expired(Instant now) {
        return task.untried() && expiresAt.filter(at -> !now.isBefore(at)).isPresent();
    }
}
