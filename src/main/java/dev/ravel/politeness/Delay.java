package dev.ravel.politeness;

import java.time.Duration;

/**
 * A time to wait: one of {@code min}, {@code min + step}, {@code min + 2 step}, ... up to {@code max}, each as likely as
 * the others.
 */
public record Delay(Duration min, Duration max, Duration step) {
    /** No time at all. */
    public static final Delay NONE = fixed(Duration.ZERO);

    public Delay {
        if (min.isNegative() || max.compareTo(min) < 0 || step.isNegative() || step.isZero()) {
            throw new IllegalArgumentException("a delay needs 0 <= min <= max and step > 0");
        }
    }

    /** Always the same. */
    public static Delay fixed(Duration delay) {
        return new Delay(delay, delay, Duration.ofMillis(1));
    }

    /** Whether it is never anything but zero. */
    public boolean none() {
        return max.isZero();
    }

    /**
     * One of the times that it may be.
     *
     * @param chance a random number in [0, 1)
     */
    public Duration drawn(double chance) {
        if (min.equals(max)) {
            return min;
        }
        long choices = max.minus(min).dividedBy(step) + 1;
        return min.plus(step.multipliedBy((long) (chance * choices)));
    }
}
