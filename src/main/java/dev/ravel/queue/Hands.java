package dev.ravel.queue;

import dev.ravel.bus.Notice;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * All tasks that a worker has in hand, each once, until the broker has answered how they were settled; then those
 * deliveries of the same task follow that stood by.
 */
final class Hands {
    private final Map<HandKey, Held> all = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Promise<Void>> awaited = new HashMap<>();
    private final Deque<Delivery> following = new ArrayDeque<>();
    private final Remembered remembered = new Remembered();
    private Optional<Promise<Void>> emptied = Optional.empty();
    private final Executor context;
    private final Consumer<Delivery> taken;
    private final Consumer<Held> gone;
    private final WorkerListener listener;

    /**
     * @param taken takes deliveries that stood by
     * @param gone hears of every task that is out of the hands
     */
    Hands(Executor context, Consumer<Delivery> taken, Consumer<Held> gone, WorkerListener listener) {
        this.context = context;
        this.taken = taken;
        this.gone = gone;
        this.listener = listener;
    }

    Optional<Held> of(HandKey task) {
        return Optional.ofNullable(all.get(task));
    }

    /** How the task ended here when that could not be settled. */
    Optional<Notice.Ended> ended(HandKey task) {
        return remembered.of(task);
    }

    /** None with its key is in hand. */
    Held add(Delivery delivery) {
        Held held = new Held(delivery);
        all.put(held.key(), held);
        counts.merge(held.queue(), 1, Integer::sum);
        return held;
    }

    void lost(Delivery delivery) {
        if (!following.remove(delivery)) {
            of(HandKey.of(delivery.ticket())).ifPresent(held -> held.lost(delivery));
        }
    }

    /** Completes when nothing is in hand for the first time from now on. */
    Future<Void> empty() {
        Promise<Void> none = Promise.promise();
        emptied = Optional.of(none);
        if (all.isEmpty()) {
            none.complete();
        }
        return none.future();
    }

    /** Completes when nothing of this queue is in hand. */
    Future<Void> without(String queue) {
        return counts.containsKey(queue)
                ? awaited.computeIfAbsent(queue, any -> Promise.promise()).future()
                : Future.succeededFuture();
    }

    /** Its claim is lost, and nothing was begun. */
    void forget(Held held) {
        gone(held, held.standBy());
    }

    /** Settles it; completes, and never fails, when that is answered and it is out of the hands. */
    Future<Void> settle(Held held, Function<Delivery, Future<Void>> how) {
        held.settles();
        return how.apply(held.delivery()).transform(result -> {
            if (result.failed()) {
                unsettled(result.cause());
            }
            gone(held, held.standBy());
            return Future.succeededFuture();
        });
    }

    /** As {@link #settle}; other deliveries of the same task end likewise, now and, if this claim is lost, later. */
    Future<Void> end(Held held, Notice.Ended notice) {
        held.settles();
        return held.delivery().end(notice).transform(result -> {
            if (result.failed()) {
                remembered.add(held.key(), notice);
                unsettled(result.cause());
            }
            held.standBy().forEach(other -> other.end(notice).onFailure(this::unsettled));
            gone(held, List.of());
            return Future.succeededFuture();
        });
    }

    /** A delivery that this worker does not want. */
    void refuse(Delivery delivery) {
        delivery.giveBack().onFailure(this::unsettled);
    }

    /** That a claim was lost is nothing new: the task comes again. */
    private void unsettled(Throwable failure) {
        if (!(failure instanceof ClaimLostException)) {
            listener.unsettled(failure.getMessage());
        }
    }

    private void gone(Held held, List<Delivery> next) {
        all.remove(held.key());
        following.addAll(next);
        next.forEach(delivery -> context.execute(this::follow));
        if (counts.merge(held.queue(), -1, Integer::sum) == 0) {
            counts.remove(held.queue());
            Optional.ofNullable(awaited.remove(held.queue())).ifPresent(Promise::complete);
        }
        if (all.isEmpty()) {
            emptied.ifPresent(Promise::tryComplete);
        }
        gone.accept(held);
    }

    private void follow() {
        Optional.ofNullable(following.poll()).ifPresent(taken);
    }
}
