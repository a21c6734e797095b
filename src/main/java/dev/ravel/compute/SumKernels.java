package dev.ravel.compute;

import dev.ravel.work.Kernel;
import dev.ravel.work.Work;

/**
 * Adds the whole numbers of [from, to) one by one; no closed form. Sums beyond 64 bits wrap around, which the conf rules
 * out.
 *
 * <p>A range is added in blocks. Each kernel's loop over its blocks has no constant stride, so it is not a counted loop
 * for the compiler and keeps its safepoint poll, whether or not the block was inlined: a stack can be taken every
 * {@value #BLOCK} additions under every collector, also where counted loops have no polls (SerialGC), and its top frame
 * is a line of the kernel that adds. Before each block a thread that was asked to gives way to another.
 */
final class SumKernels {
    /** Additions between two polls, at most: about half a millisecond. */
    static final long BLOCK = 1 << 20;

    private static final int WIDTH = 4;

    private SumKernels() {}

    /**
     * The sum of the range, computed as many times as it has rounds.
     *
     * <p>Each round's value is compared with the first, so that no round's additions are dead code; and the compiler
     * neither merges loops nor moves a loop out of a loop. The comparison is also a check of the machine.
     */
    static long sum(Work.Sum sum, Turn turn) {
        long value = round(sum, turn);
        for (int round = 1; round < sum.rounds(); round++) {
            if (round(sum, turn) != value) {
                throw new IllegalStateException("two rounds over " + sum.label() + " gave different sums");
            }
        }
        return value;
    }

    private static long round(Work.Sum sum, Turn turn) {
        return sum.kernel() == Kernel.PLAIN ? plain(sum.from(), sum.to(), turn) : wide(sum.from(), sum.to(), turn);
    }

    private static long plain(long from, long to, Turn turn) {
        long sum = 0;
        for (long at = from, end; at < to; at = end) {
            turn.check();
            end = at + Math.min(to - at, BLOCK);
            sum += plainBlock(at, end);
        }
        return sum;
    }

    private static long plainBlock(long from, long to) {
        long sum = 0;
        for (long i = from; i < to; i++) {
            sum += i;
        }
        return sum;
    }

    private static long wide(long from, long to, Turn turn) {
        long sum = 0;
        for (long at = from, end; at < to; at = end) {
            turn.check();
            end = at + Math.min(to - at, BLOCK);
            sum += wideBlock(at, end);
        }
        return sum;
    }

    private static long wideBlock(long from, long to) {
        long a = 0;
        long b = 0;
        long c = 0;
        long d = 0;
        long whole = to - (to - from) % WIDTH;
        for (long i = from; i < whole; i += WIDTH) {
            a += i;
            b += i + 1;
            c += i + 2;
            d += i + 3;
        }
        return a + b + c + d + plainBlock(whole, to);
    }
}
