package dev.ravel.remote;

import dev.ravel.engine.Surroundings.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.Executor;

/** Processes that freeze and die, in a time that the test makes. What happens in it follows from the seed alone. */
final class World {
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private final Random random;
    private long now;
    private long number;

    private record Event(long at, long number, Runnable action) {}

    World(long seed) {
        random = new Random(seed);
    }

    long now() {
        return now;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int any(int bound) {
        return random.nextInt(bound);
    }

    Duration upTo(Duration most) {
        return Duration.ofNanos((long) (random.nextDouble() * most.toNanos()));
    }

    void after(Duration delay, Runnable action) {
        events.add(new Event(now + delay.toNanos(), number++, action));
    }

    /** Lets the next thing happen; returns false where nothing will. */
    boolean step() {
        Event next = events.poll();
        if (next == null) {
            return false;
        }
        now = next.at();
        next.action().run();
        return true;
    }

    Mortal process() {
        return new Mortal();
    }

    /** What runs in it runs later while it is frozen, and never once it is dead. */
    final class Mortal {
        private final List<Runnable> missed = new ArrayList<>();
        private boolean frozen;
        private boolean dead;

        boolean alive() {
            return !dead;
        }

        void die() {
            dead = true;
            missed.clear();
        }

        void freeze(Duration time) {
            frozen = true;
            after(time, this::thaw);
        }

        /** What was missed happens at once, in any order of threads: timers may be first. */
        private void thaw() {
            frozen = false;
            List<Runnable> all = List.copyOf(missed);
            missed.clear();
            all.forEach(this::run);
        }

        void run(Runnable action) {
            if (frozen) {
                missed.add(action);
            } else if (!dead) {
                action.run();
            }
        }

        Timer timer() {
            return (delay, action) -> after(delay.isNegative() ? Duration.ZERO : delay, () -> run(action));
        }

        /** A thread: its actions keep their order; those of others may come between. */
        Executor thread() {
            return new Executor() {
                private long last;

                @Override
                public void execute(Runnable action) {
                    last = Math.max(last, now + random.nextInt(1_000_000));
                    after(Duration.ofNanos(last - now), () -> run(action));
                }
            };
        }
    }
}
