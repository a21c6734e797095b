package dev.ravel.queue;

import dev.ravel.remote.Clockwork;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A context in real time, on a thread of its own, and what a test asks of it from outside. */
public final class BrokerContext implements AutoCloseable {
    /** What only a fault can need. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofMillis(2);
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(action -> new Thread(action, "broker-context"));

    public Clockwork clockwork() {
        return new Clockwork(thread, this::after, System::nanoTime);
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void after(Duration delay, Runnable action) {
        thread.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What the action gives, on the context. */
    public <T> T get(Callable<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        thread.execute(() -> {
            try {
                result.complete(action.call());
            } catch (Exception | Error e) {
                result.completeExceptionally(e);
            }
        });
        return await(result, "an answer of the context");
    }

    /** What the future that is made on the context comes to. */
    public <T> T await(Supplier<Future<T>> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        thread.execute(() -> action.get().onComplete(result::complete, result::completeExceptionally));
        return await(result, "a future");
    }

    /** Why the future that is made on the context fails. */
    public Throwable failure(Supplier<Future<Void>> action) {
        return await(() -> action.get()
                .transform(result -> result.failed()
                        ? Future.succeededFuture(result.cause())
                        : Future.failedFuture("it did not fail")));
    }

    /** Returns when the condition, looked at on the context, holds. */
    public void until(String what, BooleanSupplier condition) {
        CompletableFuture<Void> met = new CompletableFuture<>();
        thread.execute(() -> look(condition, met));
        await(met, what);
    }

    private void look(BooleanSupplier condition, CompletableFuture<Void> met) {
        try {
            if (condition.getAsBoolean()) {
                met.complete(null);
            } else if (!met.isDone()) {
                after(LOOK, () -> look(condition, met));
            }
        } catch (RuntimeException | Error e) {
            met.completeExceptionally(e);
        }
    }

    private static <T> T await(CompletableFuture<T> future, String what) {
        try {
            return future.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            future.cancel(false);
            throw new AssertionError("not within " + DEADLINE.toSeconds() + " s: " + what, e);
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new AssertionError(what, e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
