package dev.ravel.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankSumTest {
    private static final double CLOSE = 1e-12;

    @Test
    void five_against_five_that_do_not_overlap_are_two_of_all_ways() {
        // 10 choose 5 is 252, and one way lies as far out on either side
        assertThat(RankSum.p(spread(1, 2, 3, 4, 5), spread(6, 7, 8, 9, 10))).isCloseTo(2 / 252.0, within(CLOSE));
    }

    @Test
    void three_against_three_can_never_be_sure() {
        assertThat(RankSum.p(spread(1, 2, 3), spread(100, 200, 300))).isCloseTo(0.1, within(CLOSE));
    }

    @Test
    void the_same_values_cannot_be_told_apart() {
        assertThat(RankSum.p(spread(7, 7, 7, 7), spread(7, 7, 7, 7))).isEqualTo(1);
        assertThat(RankSum.p(spread(1, 2, 3, 4), spread(1, 2, 3, 4))).isEqualTo(1);
    }

    @Test
    void it_does_not_matter_which_sample_comes_first() {
        Spread one = spread(3, 1, 4, 1, 5);
        Spread other = spread(9, 2, 6);

        assertThat(RankSum.p(one, other)).isCloseTo(RankSum.p(other, one), within(CLOSE));
    }

    @Test
    void it_is_what_counting_all_ways_gives_with_and_without_ties() {
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            Spread one = random(random, 1 + random.nextInt(5));
            Spread other = random(random, 1 + random.nextInt(5));

            assertThat(RankSum.p(one, other)).isCloseTo(counted(one, other), within(CLOSE));
        }
    }

    private static Spread random(Random random, int size) {
        return new Spread(random.ints(size, 0, 6).asDoubleStream().boxed().toList());
    }

    /** Every choice of as many values as the first sample has, judged by itself. */
    private static double counted(Spread one, Spread other) {
        List<Double> all = new ArrayList<>(one.all());
        all.addAll(other.all());
        int size = one.all().size();
        double centre = size * (all.size() + 1) / 2.0;
        double observed = Math.abs(ranks(all, (1 << size) - 1) - centre);
        int ways = 0;
        int as = 0;
        for (int chosen = 0; chosen < 1 << all.size(); chosen++) {
            if (Integer.bitCount(chosen) == size) {
                ways++;
                as += Math.abs(ranks(all, chosen) - centre) >= observed - CLOSE ? 1 : 0;
            }
        }
        return as / (double) ways;
    }

    private static double ranks(List<Double> all, int chosen) {
        double sum = 0;
        for (int i = 0; i < all.size(); i++) {
            if ((chosen & 1 << i) != 0) {
                double value = all.get(i);
                long below = all.stream().filter(v -> v < value).count();
                long equal = all.stream().filter(v -> v == value).count();
                sum += below + (equal + 1) / 2.0;
            }
        }
        return sum;
    }

    private static Spread spread(double... values) {
        return new Spread(java.util.Arrays.stream(values).boxed().toList());
    }
}
