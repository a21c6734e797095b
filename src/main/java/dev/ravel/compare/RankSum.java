package dev.ravel.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * The exact two-sided rank-sum test (Wilcoxon 1945, Mann and Whitney 1947): how probable it is that two samples of the
 * same distribution lie at least as far apart as these. It asks nothing of the distribution but that runs are
 * independent; equal values share their ranks. Time and memory grow with the cube of the number of values.
 */
final class RankSum {
    /** Fisher's conventional level: one in twenty. */
    static final double LEVEL = 0.05;

    private RankSum() {}

    /** From just over 0 to 1. */
    static double p(Spread one, Spread other) {
        List<Double> all = new ArrayList<>(one.all());
        all.addAll(other.all());
        int[] ranks = doubledRanks(all);
        int size = one.all().size();
        double[] ways = ways(ranks, size);
        int observed = sum(ranks, size);
        // the mean of the doubled rank sum
        int centre = size * (all.size() + 1);
        double as = 0;
        double total = 0;
        for (int sum = 0; sum < ways.length; sum++) {
            total += ways[sum];
            as += Math.abs(sum - centre) >= Math.abs(observed - centre) ? ways[sum] : 0;
        }
        return as / total;
    }

    /** Ranks from 1, the mean one for equal values; doubled, so that they are whole. */
    private static int[] doubledRanks(List<Double> values) {
        int[] ranks = new int[values.size()];
        for (int i = 0; i < ranks.length; i++) {
            double value = values.get(i);
            int below = (int) values.stream().filter(other -> other < value).count();
            int equal = (int) values.stream().filter(other -> other == value).count();
            ranks[i] = 2 * below + equal + 1;
        }
        return ranks;
    }

    private static int sum(int[] ranks, int size) {
        int sum = 0;
        for (int i = 0; i < size; i++) {
            sum += ranks[i];
        }
        return sum;
    }

    /** In how many ways {@code size} of the ranks have each sum. */
    private static double[] ways(int[] ranks, int size) {
        int most = sum(ranks, ranks.length);
        double[][] ways = new double[size + 1][most + 1];
        ways[0][0] = 1;
        for (int rank : ranks) {
            for (int taken = size; taken > 0; taken--) {
                for (int sum = most; sum >= rank; sum--) {
                    ways[taken][sum] += ways[taken - 1][sum - rank];
                }
            }
        }
        return ways[size];
    }
}
