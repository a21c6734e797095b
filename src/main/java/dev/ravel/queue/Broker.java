package dev.ravel.queue;

import dev.ravel.bus.Notice;
import dev.ravel.bus.RubbishException;
import dev.ravel.bus.Ticket;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Keeps tasks and notices until they are taken and settled, whatever process dies meanwhile. Used from one context, which
 * it was opened with; all futures complete and all hearers are called there.
 *
 * <p>A lost connection is made again, with back-off, and everything here waits for it: a future fails only where the
 * broker refuses, or is away for longer than its patience.
 */
public interface Broker {
    /**
     * Puts tasks on their queues; completes when all of them are durable. The calls for one job come one after the other,
     * each when the one before it is complete, with ascending ordinals. Tasks that a killed submitter had put there before
     * are passed over where the broker can know them.
     */
    Future<Void> submit(List<Ticket> tickets);

    /** Sends a notice to whoever collects the job; completes when it is durable. */
    Future<Void> tell(String job, Notice notice);

    /** Takes tasks until the subscription is closed. */
    Future<Subscription> take(Order order, Taker taker);

    /**
     * Takes the notices of a job, in the order in which they came to the broker, until the subscription is closed.
     *
     * @param most that are not acknowledged at a time
     */
    Future<Subscription> collect(String job, int most, Collector collector);

    /** How the job stands, as far as the broker knows. */
    Future<Progress> progress(String job);

    /** The jobs of which the broker has anything. */
    Future<List<String>> jobs();

    /** The dead tasks of a job, or of all jobs. */
    Future<List<DeadTask>> dead(Optional<String> job);

    /** Puts the dead tasks of a job, or of all jobs, back on their queues, as if they had not been tried. Returns how many. */
    Future<Integer> requeue(Optional<String> job);

    /** Ends those untried tasks of the job as expired whose time is over, wherever they wait. Returns how many. */
    Future<Integer> expire(String job);

    /** Drops all that is kept for a job besides its tasks: it is over, and all its notices are acknowledged. */
    Future<Void> forget(String job);

    /** Closes the connection; what was taken and not settled is given to others. */
    Future<Void> close();

    /** One that is under way. */
    interface Subscription {
        /** Nothing more is taken; what was taken may still be settled. */
        Future<Void> close();
    }

    /** Takes notices. */
    interface Collector {
        /**
         * A notice came, possibly not for the first time.
         *
         * @param acknowledge to be run when the notice is durable elsewhere; before that it comes again after a lost connection
         */
        void arrived(Notice notice, Runnable acknowledge);

        /**
         * A notice came that cannot be read: what it tells of is not known here, so that the job cannot be seen to its end.
         * The broker keeps the notice, for whoever can read it.
         *
         * @param reason one line
         */
        void broken(String reason);

        /** Says so of a notice of this job. */
        default void unreadable(String job, RubbishException e) {
            broken("a notice of the job " + job + " " + e.getMessage() + ": it is kept");
        }
    }

    /** A dead task, for people. */
    record DeadTask(String job, long ordinal, String label, String reason) {}
}
