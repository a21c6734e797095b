package dev.ravel.compare;

import dev.ravel.journal.Attempt;
import dev.ravel.journal.EndedLine;
import dev.ravel.journal.JournalReader;
import dev.ravel.journal.Phases;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What a run's journal says of its tasks, all together.
 *
 * @param outcomes equal for runs in which every task ended alike, in whatever order they ended
 * @param politeMs how long the hosts' delays held tasks back
 * @param waitMs how long tasks waited for the network
 * @param computeMs how long tasks computed
 */
record Account(long outcomes, double politeMs, double waitMs, double computeMs) {
    /**
     * Reads a journal.
     *
     * @param demand to which the run's tasks are added
     * @param alone whether no two computations shared a core: otherwise how long one took says nothing of what it needs
     */
    static Account read(Path journal, Demand demand, boolean alone) throws IOException {
        Sums sums = new Sums(demand, alone);
        try (InputStream in = Files.newInputStream(journal)) {
            JournalReader.readCourses(in, line -> {
                if (line instanceof EndedLine ended) {
                    sums.add(ended);
                }
            });
        }
        return new Account(sums.outcomes, sums.polite, sums.waiting, sums.computing);
    }

    /** Adds up, line by line. */
    private static final class Sums {
        private final Demand demand;
        private final boolean alone;
        private long outcomes;
        private double polite;
        private double waiting;
        private double computing;

        Sums(Demand demand, boolean alone) {
            this.demand = demand;
            this.alone = alone;
        }

        void add(EndedLine ended) {
            outcomes += mixed(Objects.hash(
                    ended.ordinal(), ended.as(), ended.cause(), ended.value(), ended.bytes(), ended.stored()));
            List<Attempt> attempts = ended.course().orElseThrow().attempts();
            attempts.forEach(attempt -> add(attempt.phases()));
            if (!attempts.isEmpty()) {
                Phases last = attempts.get(attempts.size() - 1).phases();
                double computed = last.compute() == 0 || alone ? last.compute() : Demand.UNKNOWN;
                demand.add(ended.ordinal(), network(last), computed);
            }
        }

        private void add(Phases phases) {
            polite += phases.politeness() + phases.pause();
            waiting += network(phases);
            computing += phases.compute();
        }

        private static double network(Phases phases) {
            return phases.connect() + phases.firstByte() + phases.body();
        }

        /** Spreads the bits, so that a sum of many hides no difference; the finaliser of SplitMix64 (Steele 2014). */
        private static long mixed(long hash) {
            long z = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
            z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
            return z ^ (z >>> 31);
        }
    }
}
