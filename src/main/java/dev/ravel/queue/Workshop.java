package dev.ravel.queue;

import dev.ravel.engine.Surroundings;
import dev.ravel.remote.Clockwork;
import dev.ravel.remote.Workplace;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What a worker works with.
 *
 * @param places a place for the members of one job after the other; as many as there are jobs at a time
 * @param clockwork the broker's
 * @param wallClock as it is everywhere: for moments that others hear of
 */
public record Workshop(
        Supplier<Workplace> places, Clockwork clockwork, InstantSource wallClock, RandomGenerator random) {
    SteadyTime time() {
        return new SteadyTime(wallClock, clockwork.nanoTime());
    }

    Surroundings surroundings(SteadyTime time) {
        return new Surroundings(clockwork.context(), clockwork.context(), clockwork.timer(), time, random);
    }
}
