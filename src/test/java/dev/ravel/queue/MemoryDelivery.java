package dev.ravel.queue;

import dev.ravel.bus.Notice;
import dev.ravel.bus.Ticket;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** A task of a {@link MemoryStore} in a worker's hands. */
final class MemoryDelivery implements Delivery {
    private final MemoryTaking taking;
    private final MemoryTask task;
    private final String queue;
    private final int losses;
    private boolean begun;
    private boolean asked;

    MemoryDelivery(MemoryTaking taking, MemoryTask task, String queue) {
        this.taking = taking;
        this.task = task;
        this.queue = queue;
        this.losses = task.losses;
        task.holder = Optional.of(this);
    }

    @Override
    public Ticket ticket() {
        return task.ticket;
    }

    @Override
    public String queue() {
        return queue;
    }

    @Override
    public int losses() {
        return losses;
    }

    /** Whether the worker has settled it, as far as it knows. */
    boolean asked() {
        return asked;
    }

    @Override
    public Future<Boolean> begin() {
        boolean reliable = taking.broker().reliable() && held();
        if (!reliable || begun) {
            return Future.succeededFuture(reliable);
        }
        if (task.again) {
            return taking.broker().answer(this::begun);
        }
        return Future.succeededFuture(begun());
    }

    private boolean begun() {
        begun = held();
        task.begun |= begun;
        return begun;
    }

    /** As a broker that publishes first and acknowledges then. */
    @Override
    public Future<Void> end(Notice.Ended notice) {
        return settle(() -> store().remove(task), () -> store().tell(task.ticket.job(), notice));
    }

    @Override
    public Future<Void> pass(Ticket next, Instant at) {
        return settle(() -> store().remove(task), () -> store().put(next, at));
    }

    @Override
    public Future<Void> giveBack() {
        return settle(() -> task.free(false), () -> {});
    }

    @Override
    public Future<Void> bury(String reason) {
        return settle(() -> store().bury(task, reason), () -> {});
    }

    /**
     * @param claimed done only if the claim holds
     * @param always done whether or not it does
     */
    private Future<Void> settle(Runnable claimed, Runnable always) {
        if (asked) {
            throw new IllegalStateException("settled twice: " + task.ticket);
        }
        asked = true;
        return taking.broker().answer(() -> {
            boolean held = held();
            if (held) {
                taking.settled(this);
                claimed.run();
            }
            always.run();
            store().pump();
            return held ? null : fail();
        });
    }

    private static Void fail() throws ClaimLostException {
        throw new ClaimLostException();
    }

    private boolean held() {
        return task.holder.filter(holder -> holder == this).isPresent();
    }

    void lapse(boolean lost) {
        if (held()) {
            task.free(lost);
        }
    }

    private MemoryStore store() {
        return taking.store();
    }
}
