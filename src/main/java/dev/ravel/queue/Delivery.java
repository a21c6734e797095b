package dev.ravel.queue;

import dev.ravel.bus.Notice;
import dev.ravel.bus.Ticket;
import io.vertx.core.Future;
import java.time.Instant;

/**
 * A task that a worker has in hand. It is claimed for that worker, however long it takes, until it is settled, once, by
 * {@link #end}, {@link #pass}, {@link #giveBack} or {@link #bury}. These complete when they are durable; they fail with
 * {@link ClaimLostException} where the claim was lost before.
 */
public interface Delivery {
    Ticket ticket();

    /** The queue or shard from which it was taken. */
    String queue();

    /** How many workers were lost that had begun it, as far as the broker can tell. */
    int losses();

    /**
     * The task is begun now: if this worker is lost, that is counted. Completes with false where the claim cannot be relied
     * on any more, because nothing was heard of the broker for too long: then it must not be begun.
     *
     * <p>Completes at once for a task that nobody had in hand before. Any other may have been begun by a worker that was
     * lost in the same moment, before the broker heard of it: there it completes when that is durable, so that no task
     * takes more than one worker with it uncounted.
     */
    Future<Boolean> begin();

    /** The task is over: the notice is durable, then the task is gone. The notice is sent even if the claim was lost. */
    Future<Void> end(Notice.Ended notice);

    /** In its place comes this ticket, in its own queue, not before {@code at}: durable before the old one is gone. */
    Future<Void> pass(Ticket next, Instant at);

    /** Others are to have it; it was not begun. */
    Future<Void> giveBack();

    /** Nobody is to have it any more: it goes to the dead tasks, and whoever collects is told. */
    Future<Void> bury(String reason);
}
