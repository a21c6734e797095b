package dev.ravel.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.work.Kernel;
import dev.ravel.work.Work;
import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SumKernelsTest {
    private static final long BLOCK = SumKernels.BLOCK;

    @ParameterizedTest
    @EnumSource
    void the_sum_of_a_range_equals_the_closed_form(Kernel kernel) {
        for (long from : new long[] {-BLOCK - 3, -7, -1, 0, 1, 2, 5, 1_000_000_007L}) {
            for (long length : new long[] {1, 2, 3, 4, 5, 7, 8, 1000, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 6}) {
                assertThat(sum(kernel, from, from + length)).isEqualTo(closedForm(from, from + length));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_empty_range_adds_up_to_nothing(Kernel kernel) {
        assertThat(sum(kernel, 5, 5)).isZero();
        assertThat(sum(kernel, Long.MAX_VALUE, Long.MAX_VALUE)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_range_at_either_end_of_the_longs_ends(Kernel kernel) {
        assertThat(sum(kernel, Long.MAX_VALUE - 1, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(sum(kernel, Long.MIN_VALUE, Long.MIN_VALUE + 1)).isEqualTo(Long.MIN_VALUE);
        assertThat(sum(kernel, Long.MAX_VALUE - 2 * BLOCK, Long.MAX_VALUE))
                .isEqualTo(exact(Long.MAX_VALUE - 2 * BLOCK, Long.MAX_VALUE).longValue());
    }

    @ParameterizedTest
    @EnumSource
    void the_value_is_that_of_one_round(Kernel kernel) {
        assertThat(SumKernels.sum(new Work.Sum(-3, 1000, kernel, 5), Turn.ALWAYS))
                .isEqualTo(closedForm(-3, 1000));
    }

    @ParameterizedTest
    @EnumSource
    void a_thread_may_give_way_before_every_block_of_every_round(Kernel kernel) {
        Checks turn = new Checks(0);
        SumKernels.sum(new Work.Sum(-5, 3 * BLOCK, kernel, 3), turn);

        assertThat(turn.count()).isEqualTo(3 * 4);
    }

    private static long sum(Kernel kernel, long from, long to) {
        return SumKernels.sum(new Work.Sum(from, to, kernel, 1), Turn.ALWAYS);
    }

    static long closedForm(long from, long to) {
        return exact(from, to).longValueExact();
    }

    private static BigInteger exact(long from, long to) {
        BigInteger first = BigInteger.valueOf(from);
        BigInteger count = BigInteger.valueOf(to).subtract(first);
        return first.add(BigInteger.valueOf(to - 1)).multiply(count).shiftRight(1);
    }
}
