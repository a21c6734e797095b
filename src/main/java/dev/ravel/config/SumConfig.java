package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;

import dev.ravel.work.Kernel;
import java.math.BigInteger;

/**
 * The {@code "job.sum"} block: add the whole numbers of [from, to), in {@code chunks} tasks.
 *
 * @param rounds how many times each chunk is added; the value is one round's
 */
public record SumConfig(long from, long to, int chunks, Kernel kernel, int rounds) {
    private static final String PATH = "job.sum.";

    public SumConfig {
        require(from < to, PATH + "to", to, "must be greater than job.sum.from (" + from + ")");
        require(to - from > 0, PATH + "to", to, "the range holds more numbers than a long can count");
        require(chunks >= 1, PATH + "chunks", chunks, "must be at least 1");
        require(chunks <= to - from, PATH + "chunks", chunks, "must be at most the numbers in the range");
        require(rounds >= 1, PATH + "rounds", rounds, "must be at least 1");
        require(fits(from, to), PATH + "to", to, "the sum of [" + from + ", " + to + ") does not fit 64 bits");
    }

    /** Whether every partial sum of the range fits a long: sums of a part lie between the negative and positive parts. */
    private static boolean fits(long from, long to) {
        return total(Math.max(from, 0), to).bitLength() < Long.SIZE
                && total(from, Math.min(to, 0)).bitLength() < Long.SIZE;
    }

    private static BigInteger total(long from, long to) {
        if (from >= to) {
            return BigInteger.ZERO;
        }
        BigInteger first = BigInteger.valueOf(from);
        BigInteger last = BigInteger.valueOf(to - 1);
        return first.add(last)
                .multiply(last.subtract(first).add(BigInteger.ONE))
                .shiftRight(1);
    }
}
