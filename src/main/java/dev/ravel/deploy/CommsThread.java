package dev.ravel.deploy;

import dev.ravel.bus.Link;
import dev.ravel.bus.Message;
import dev.ravel.jvm.Daemons;
import dev.ravel.remote.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A thread that runs no tasks, for what is said to other processes: it outlasts the Vert.x that carries the words. */
final class CommsThread {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(new Daemons("comms"));

    private volatile Consumer<Throwable> defects = CommsThread::uncaught;

    private static void uncaught(Throwable thrown) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    }

    /** What an action throws is a defect: it is told here, in place of being printed. */
    void onDefect(Consumer<Throwable> hearer) {
        defects = hearer;
    }

    Clockwork clockwork() {
        return new Clockwork(this::execute, (delay, action) -> after(delay.toNanos(), action), System::nanoTime);
    }

    void execute(Runnable action) {
        after(0, action);
    }

    private void after(long nanos, Runnable action) {
        try {
            ScheduledFuture<?> unused = thread.schedule(() -> guarded(action), nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // Closed: there is nobody left to talk to.
        }
    }

    /** Begins something on this thread; fails with what that throws. */
    <T> Future<T> call(Supplier<Future<T>> action) {
        Promise<T> ended = Promise.promise();
        execute(() -> {
            try {
                action.get().onComplete(ended);
            } catch (RuntimeException | Error e) {
                ended.fail(e);
            }
        });
        return ended.future();
    }

    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            defects.accept(e);
        }
    }

    /** A hearer on this thread, for what comes on another. */
    Link.Hearer hearing(Supplier<Link.Hearer> hearer) {
        return new Across(hearer);
    }

    void close() {
        thread.shutdownNow();
    }

    private final class Across implements Link.Hearer {
        private Link.Hearer hearer;

        private Across(Supplier<Link.Hearer> opening) {
            execute(() -> hearer = opening.get());
        }

        @Override
        public void received(Message message) {
            execute(() -> hearer.received(message));
        }

        @Override
        public void rubbish(String reason) {
            execute(() -> hearer.rubbish(reason));
        }

        @Override
        public void closed(String reason) {
            execute(() -> hearer.closed(reason));
        }
    }
}
