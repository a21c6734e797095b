package dev.ravel.queue;

import dev.ravel.bus.Notice;
import dev.ravel.bus.Terms;
import dev.ravel.bus.Ticket;
import dev.ravel.engine.RunListener;
import dev.ravel.source.Entry;
import dev.ravel.source.Source;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Puts the tasks of a job on a broker, in the order of their ordinals. One that was killed goes on where its {@link Mark}
 * stands: at most one batch is sent twice, and whoever has it on the broker already passes over it.
 *
 * <p>Confined to the broker's context; sources are read elsewhere.
 */
public final class Submitter {
    /** Tasks that are sent together, and for which one confirmation is waited. */
    static final int BATCH = 256;

    private final Broker broker;
    private final Terms terms;
    private final Optional<Instant> expiresAt;
    private final Mark mark;
    private final Surroundings around;
    private final Promise<Long> done = Promise.promise();
    private Queue<Source> sources;
    private long total;
    private boolean stopped;

    /** How far a job was put on its broker; may be held up by a disk. */
    public interface Mark {
        /** The ordinal of the first task that may be missing there. */
        long next();

        /** All tasks below this ordinal are there. */
        void advance(long next) throws IOException;
    }

    /**
     * Where it works.
     *
     * @param context the broker's
     * @param reader runs what may be held up by a disk
     * @param listener hears what was submitted, on the context
     */
    public record Surroundings(Executor context, Executor reader, RunListener listener) {}

    /** @param expiresAt when tasks that were not begun expire */
    public Submitter(Broker broker, Terms terms, Optional<Instant> expiresAt, Mark mark, Surroundings around) {
        this.broker = broker;
        this.terms = terms;
        this.expiresAt = expiresAt;
        this.mark = mark;
        this.around = around;
    }

    /**
     * Sends everything; completes with the number of tasks, when all of them are durable and whoever collects can know
     * their number.
     *
     * @param all in the order of their ordinals
     * @param before tasks of the job that have their outcomes and are in no source
     */
    public Future<Long> submit(Collection<Source> all, long before) {
        sources = new ArrayDeque<>(all);
        total = before;
        next();
        return done.future();
    }

    /** Sends nothing more than what is under way. */
    public void stop() {
        stopped = true;
    }

    private void next() {
        if (stopped) {
            done.tryFail(new BrokerException("the submission was stopped"));
            return;
        }
        if (sources.isEmpty()) {
            broker.tell(terms.job(), new Notice.Submitted(total))
                    .onSuccess(told -> done.tryComplete(total))
                    .onFailure(done::tryFail);
            return;
        }
        Source source = sources.peek();
        around.reader().execute(() -> read(source));
    }

    private void read(Source source) {
        try {
            List<Entry> batch = source.read(BATCH);
            around.context().execute(() -> send(batch));
        } catch (IOException e) {
            broken("the input cannot be read: " + e.getMessage());
        } catch (RuntimeException | Error e) {
            broken("the input cannot be read: internal error: " + e);
        }
    }

    private void broken(String reason) {
        around.context().execute(() -> done.tryFail(new BrokerException(reason)));
    }

    private void send(List<Entry> batch) {
        if (batch.isEmpty()) {
            sources.remove();
            next();
            return;
        }
        total += batch.size();
        around.listener().read(batch.size());
        List<Ticket> tickets = new ArrayList<>();
        List<Future<?>> sent = new ArrayList<>();
        for (Entry entry : batch) {
            if (entry.task().ordinal() < mark.next()) {
                continue;
            }
            if (entry instanceof Entry.Ended ended) {
                sent.add(broker.tell(terms.job(), new Notice.Ended(ended.outcome())));
            } else {
                tickets.add(new Ticket(terms, entry.task(), expiresAt));
            }
        }
        if (!tickets.isEmpty()) {
            sent.add(broker.submit(tickets));
        }
        long after = batch.get(batch.size() - 1).task().ordinal() + 1;
        Future.all(sent)
                .onSuccess(all -> {
                    around.listener().submitted(tickets.size());
                    around.reader().execute(() -> advance(after));
                })
                .onFailure(done::tryFail);
    }

    private void advance(long after) {
        try {
            if (after > mark.next()) {
                mark.advance(after);
            }
            around.context().execute(this::next);
        } catch (IOException e) {
            broken("how far the job was submitted cannot be written down: " + e.getMessage());
        } catch (RuntimeException | Error e) {
            broken("internal error: " + e);
        }
    }
}
