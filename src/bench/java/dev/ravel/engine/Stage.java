package dev.ravel.engine;

import dev.ravel.journal.Journal;
import dev.ravel.work.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * The context of a run on the thread that calls {@link #run}. Its timers go by a clock of their own, which moves on as soon
 * as there is nothing else to do: nothing is waited for but other threads.
 */
public final class Stage {
    private final LinkedBlockingQueue<Runnable> actions = new LinkedBlockingQueue<>();
    private final PriorityQueue<Timed> timers = new PriorityQueue<>(Comparator.comparingLong(Timed::at));
    private long now;
    private Optional<Ending> ending = Optional.empty();

    private record Timed(long at, Runnable action) {}

    public void execute(Runnable action) {
        actions.add(action);
    }

    public void after(Duration delay, Runnable action) {
        timers.add(new Timed(now + delay.toNanos(), action));
    }

    public long nanoTime() {
        return now;
    }

    /** What an engine lives in; it reads its tasks here, too. */
    public Surroundings surroundings() {
        return new Surroundings(this::execute, this::execute, this::after, Instant::now, new Random(1));
    }

    public void over(Ending how) {
        ending = Optional.of(how);
    }

    /** Runs what there is to do until the run is over, and fails where it is not complete. */
    public void run() throws InterruptedException {
        while (ending.isEmpty()) {
            next().run();
        }
        if (!(ending.get() instanceof Ending.Complete)) {
            throw new IllegalStateException("the run ended early: " + ending.get());
        }
    }

    private Runnable next() throws InterruptedException {
        Runnable action = actions.poll();
        if (action == null && !timers.isEmpty()) {
            Timed timed = timers.remove();
            now = Math.max(now, timed.at());
            return timed.action();
        }
        return action == null ? actions.take() : action;
    }

    /** A journal that has everything at once. */
    public static final class Instantly implements Journal {
        private final Receipt receipt;

        public Instantly(Receipt receipt) {
            this.receipt = receipt;
        }

        @Override
        public void append(Outcome outcome) {
            receipt.synced(1);
        }

        @Override
        public void close(Consumer<Optional<String>> closed) {
            closed.accept(Optional.empty());
        }
    }
}
