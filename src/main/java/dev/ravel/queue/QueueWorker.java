package dev.ravel.queue;

import dev.ravel.bus.Message.Report;
import dev.ravel.bus.Notice;
import dev.ravel.bus.Ticket;
import dev.ravel.queue.Broker.Subscription;
import dev.ravel.work.Outcome;
import dev.ravel.work.Work;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Works on what a broker has, of any job, until it leaves. Every task that it takes is settled once: it is over, or passed
 * on, or given back, or dead; or its claim was lost, and then others have it.
 *
 * <p>Confined to the context of its broker, except {@link #start}, {@link #leave} and {@link #close}.
 */
public final class QueueWorker implements Taker {
    private final WorkerState state;
    private Set<String> shards = Set.of();
    private Optional<Subscription> subscription = Optional.empty();

    public QueueWorker(WorkerTerms terms, Workshop workshop, WorkerListener listener) {
        state = new WorkerState(terms, workshop, listener, this::taken);
    }

    /** Takes tasks from now on. */
    public Future<Void> start(Broker broker, Order order) {
        return here(() -> {
            shards = Set.copyOf(order.shards());
            return broker.take(order, this).map(begun -> {
                subscription = Optional.of(begun);
                return null;
            });
        });
    }

    /**
     * Takes no more tasks, gives back what was not begun, and waits for the rest as long as the drain may last; what is
     * still not over then is left to others, as it was. Completes when nothing is in hand; never fails.
     */
    public Future<Void> leave(Duration drain) {
        return here(() -> {
            state.leaves();
            Promise<Void> left = Promise.promise();
            Future<Void> closed = subscription.map(Subscription::close).orElseGet(Future::succeededFuture);
            Future.join(closed, state.hands().empty()).onComplete(any -> left.tryComplete());
            state.after(drain, () -> abandon(left));
            return left.future();
        });
    }

    /** A broker that does not answer is not waited for. */
    private void abandon(Promise<Void> left) {
        if (!left.future().isComplete()) {
            state.benches().forEach(Bench::abandon);
            state.after(state.terms().again(), left::tryComplete);
        }
    }

    /** Gives up all members; says what they cost, by job. Nothing is settled any more. */
    public Future<Map<String, Report>> close() {
        return here(() -> {
            List<Future<Void>> closing = state.benches().stream()
                    .map(bench -> bench.close().<Void>map(report -> {
                        state.cost(bench.terms().job(), report);
                        return null;
                    }))
                    .toList();
            return Future.join(closing).transform(any -> Future.succeededFuture(state.costs()));
        });
    }

    private <T> Future<T> here(Supplier<Future<T>> action) {
        Promise<T> promise = Promise.promise();
        state.clockwork().context().execute(() -> action.get().onComplete(promise));
        return promise.future();
    }

    @Override
    public void taken(Delivery delivery) {
        if (state.leaving() || (shards.contains(delivery.queue()) && !state.keeps(delivery.queue()))) {
            state.hands().refuse(delivery);
            return;
        }
        HandKey key = HandKey.of(delivery.ticket());
        Optional<Held> known = state.hands().of(key);
        if (known.isPresent()) {
            known.get().arrived(delivery);
        } else {
            accept(state.hands().add(delivery), state.hands().ended(key));
        }
    }

    /** @param end how the task ended here before, if it did */
    private void accept(Held held, Optional<Notice.Ended> end) {
        Ticket ticket = held.ticket();
        int losses = held.delivery().losses();
        if (end.isPresent()) {
            state.hands().end(held, end.get());
        } else if (ticket.task().work() instanceof Work.Unusable) {
            bury(held, "it is no URL");
        } else if (losses >= state.terms().maxLosses()) {
            bury(held, "its worker was lost " + losses + (losses == 1 ? " time" : " times"));
        } else if (ticket.expired(state.time().wall())) {
            state.hands().end(held, new Notice.Ended(new Outcome.Expired(ticket.task())));
        } else {
            state.work(held);
        }
    }

    private void bury(Held held, String reason) {
        state.listener().buried(held.ticket(), reason);
        state.hands().settle(held, delivery -> delivery.bury(reason));
    }

    @Override
    public void lost(Delivery delivery) {
        state.hands().lost(delivery);
    }

    @Override
    public void owns(String shard) {
        state.owns(shard);
    }

    @Override
    public Future<Void> yields(String shard) {
        state.releases(shard);
        return state.hands().without(shard);
    }

    @Override
    public void disowned(String shard) {
        state.releases(shard);
    }
}
