package dev.ravel.queue;

import dev.ravel.bus.Notice;
import dev.ravel.bus.Ticket;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A connection to a {@link MemoryStore}, which a test can {@link #cut}, {@link #mend} and {@link #kill}. What it says to
 * the store, and what the store says to its owner, keeps its order.
 */
public final class MemoryBroker implements Broker {
    private final MemoryStore store;
    private final List<MemoryTaking> takings = new ArrayList<>();
    private final List<MemoryCollecting> collectings = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private State state = State.OPEN;
    private long cutAt;
    private int cuts;
    private boolean suspended;

    private enum State {
        OPEN,
        CUT,
        GONE
    }

    MemoryBroker(MemoryStore store) {
        this.store = store;
    }

    @Override
    public Future<Void> submit(List<Ticket> tickets) {
        return answer(() -> {
            tickets.forEach(store::submit);
            return null;
        });
    }

    @Override
    public Future<Void> tell(String job, Notice notice) {
        return answer(() -> {
            store.tell(job, notice);
            return null;
        });
    }

    @Override
    public Future<Subscription> take(Order order, Taker taker) {
        return answer(() -> {
            MemoryTaking taking = new MemoryTaking(store, this, order, taker);
            takings.add(taking);
            store.join(taking);
            return taking;
        });
    }

    @Override
    public Future<Subscription> collect(String job, int most, Collector collector) {
        return answer(() -> {
            MemoryCollecting collecting = new MemoryCollecting(this, job, most, collector);
            collectings.add(collecting);
            store.join(collecting);
            return collecting;
        });
    }

    @Override
    public Future<Progress> progress(String job) {
        return answer(() -> store.job(job).progress());
    }

    @Override
    public Future<List<String>> jobs() {
        return answer(() -> List.copyOf(store.jobs.keySet()));
    }

    @Override
    public Future<List<DeadTask>> dead(Optional<String> job) {
        return answer(() -> store.jobs(job).stream()
                .flatMap(one -> one.dead.values().stream())
                .map(MemoryJob.Buried::task)
                .toList());
    }

    @Override
    public Future<Integer> requeue(Optional<String> job) {
        return answer(() -> store.requeue(job));
    }

    @Override
    public Future<Integer> expire(String job) {
        return answer(() -> store.expire(job));
    }

    @Override
    public Future<Void> forget(String job) {
        return answer(() -> {
            store.jobs.remove(job);
            return null;
        });
    }

    @Override
    public Future<Void> close() {
        Future<Void> closed = answer(() -> {
            depart(false);
            return null;
        });
        return closed.onSuccess(any -> state = State.GONE);
    }

    /** The process dies: nothing more is heard of it, and its claims end when they end. */
    public void kill() {
        state = State.GONE;
        store.clockwork().timer().after(store.claim(), () -> depart(true));
    }

    /** Nothing gets through any more; if that lasts, the claims end, which is told when something does again. */
    public void cut() {
        if (state == State.OPEN) {
            state = State.CUT;
            cutAt = store.clockwork().nanoTime().getAsLong();
            int cut = ++cuts;
            store.clockwork().timer().after(store.claim(), () -> {
                if (state == State.CUT && cut == cuts) {
                    suspend();
                }
            });
        }
    }

    /** All that was said meanwhile gets through now, and the subscriptions go on. */
    public void mend() {
        if (state == State.CUT) {
            state = State.OPEN;
            List<Runnable> all = List.copyOf(held);
            held.clear();
            all.forEach(store.clockwork().context()::execute);
            if (suspended) {
                suspended = false;
                store.clockwork().context().execute(this::resume);
            }
        }
    }

    /** The claims on all that it has in hand end, although it lives; its subscriptions go on. */
    public void loseClaims() {
        if (state == State.OPEN) {
            suspend();
            suspended = false;
            resume();
        }
    }

    private void suspend() {
        suspended = true;
        takings.forEach(taking -> {
            taking.lapse(true);
            store.leave(taking);
        });
        store.pump();
    }

    private void resume() {
        takings.stream().filter(MemoryTaking::open).forEach(store::join);
    }

    /** Whether the claims hold as far as this side can know: a third of their time is kept as a margin. */
    boolean reliable() {
        long silent = store.clockwork().nanoTime().getAsLong() - cutAt;
        return state == State.OPEN
                || (state == State.CUT && silent < store.claim().toNanos() * 2 / 3);
    }

    private void depart(boolean lost) {
        takings.forEach(taking -> {
            taking.lapse(lost);
            store.leave(taking);
        });
        collectings.forEach(store::leave);
        store.pump();
    }

    MemoryStore store() {
        return store;
    }

    void tell(Runnable action) {
        pass(action);
    }

    void ask(Runnable action) {
        pass(action);
    }

    /** In order, and not while the connection is cut. */
    private void pass(Runnable action) {
        store.clockwork().context().execute(() -> {
            if (state == State.CUT) {
                held.add(action);
            } else if (state == State.OPEN) {
                action.run();
            }
        });
    }

    <T> Future<T> answer(Callable<T> action) {
        Promise<T> promise = Promise.promise();
        ask(() -> {
            Future<T> future = run(action);
            tell(() -> future.onComplete(promise));
        });
        return promise.future();
    }

    private static <T> Future<T> run(Callable<T> action) {
        try {
            return Future.succeededFuture(action.call());
        } catch (Exception e) {
            return Future.failedFuture(e);
        }
    }
}
