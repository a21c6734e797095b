package dev.ravel.politeness;

import java.time.Duration;

/**
 * How long a host is left alone after it refused.
 *
 * @param first the back-off after the first refusal that did not say for how long; it doubles with every further one
 * @param most the longest of these
 * @param jitter the fraction, 0 to 1, by which these may be shorter or longer
 * @param maxRetryAfter the longest time that a host may ask for; it is waited without jitter
 */
public record BackOff(Duration first, Duration most, double jitter, Duration maxRetryAfter) {
    private static final int MAX_DOUBLINGS = 40;

    public BackOff {
        boolean possible = !first.isNegative() && most.compareTo(first) >= 0 && !maxRetryAfter.isNegative();
        if (!possible || !(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("a back-off needs 0 <= first <= most, jitter in [0, 1]");
        }
    }

    /**
     * {@code first * 2^doublings}, spread by jitter, never over {@code most}.
     *
     * @param doublings how many refusals came before, at least 0
     * @param chance a random number in [0, 1)
     */
    public Duration after(int doublings, double chance) {
        double doubled = (double) first.toNanos() * (1L << Math.min(doublings, MAX_DOUBLINGS));
        double spread = 1 + jitter * (2 * chance - 1);
        return Duration.ofNanos((long) Math.min(doubled * spread, (double) most.toNanos()));
    }

    /** What is granted of the time that a host asked for. */
    Duration granted(Duration wanted) {
        return wanted.compareTo(maxRetryAfter) > 0 ? maxRetryAfter : wanted;
    }
}
