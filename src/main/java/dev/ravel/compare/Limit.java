package dev.ravel.compare;

import dev.ravel.compare.Demand.Load;
import dev.ravel.config.DeploymentConfig.Capacity;
import dev.ravel.config.DeploymentConfig.Sharing;

/**
 * The least time in which a deployment could do a job: no schedule of its tasks over its slots and the machine's cores is
 * shorter. What politeness forbids and what fetching itself computes is not in it.
 *
 * @param ms the time
 * @param why in words
 */
public record Limit(double ms, String why) {
    static Limit of(Demand demand, Capacity capacity, int cores) {
        Load waiting = demand.waiting();
        Load computing = demand.computing();
        int computers = Math.min(capacity.computations(), cores);
        Limit longest = new Limit(waiting.within(capacity.fetches()), waiting(waiting, capacity.fetches()));
        longest = longest.or(new Limit(
                computing.within(computers),
                Times.ms(computing.sum()) + " of computing on " + computers + (computers == 1 ? " core" : " cores")));
        if (capacity.sharing() == Sharing.SLOTS) {
            double sum = waiting.sum() + computing.sum();
            int slots = capacity.fetches();
            longest = longest.or(new Limit(sum / slots, Times.ms(sum) + " of work in " + slots(slots)));
        }
        return longest;
    }

    /** The longer one; this where both are as good as equal, since it says more. */
    private Limit or(Limit other) {
        boolean both = ms > 0 && other.ms <= ms * 1.05;
        return both || other.ms <= ms ? new Limit(Math.max(ms, other.ms), why) : other;
    }

    private static String waiting(Load load, int slots) {
        double least = load.within(slots);
        if (load.even(slots)) {
            long rounds = load.rounds(slots);
            return rounds + (rounds == 1 ? " round of " : " rounds of ") + Times.ms(least / Math.max(1, rounds));
        }
        return load.most() >= least
                ? "its longest task waits so long"
                : Times.ms(load.sum()) + " of waiting in " + slots(slots);
    }

    private static String slots(int slots) {
        return slots + (slots == 1 ? " slot" : " slots");
    }
}
