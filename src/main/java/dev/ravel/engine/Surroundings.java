package dev.ravel.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What an engine lives in.
 *
 * @param context runs actions one after the other, in order: the engine is touched nowhere else
 * @param reader runs what may be held up by a disk or a pipe
 * @param timer runs an action on the context, later
 * @param clock never goes backwards
 * @param random for jitter
 */
public record Surroundings(
        Executor context, Executor reader, Timer timer, InstantSource clock, RandomGenerator random) {
    /** The same, with every action of the context under a guard that may catch what it throws. */
    Surroundings guarded(Consumer<Runnable> guard) {
        return new Surroundings(
                action -> context.execute(() -> guard.accept(action)),
                reader,
                (delay, action) -> timer.after(delay, () -> guard.accept(action)),
                clock,
                random);
    }

    /** Runs an action on the engine's context after a delay; at once for a delay that is not positive. */
    @FunctionalInterface
    public interface Timer {
        void after(Duration delay, Runnable action);
    }
}
