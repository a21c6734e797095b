package dev.ravel.politeness;

import java.time.Duration;
import java.time.Instant;

/**
 * What one host's refusals led to. Requests that were under way when the back-off was set are one burst with the refusal
 * that set it: they say nothing new, but they may ask for a longer one.
 *
 * @param doublings refusals in a row that did not say for how long
 * @param setAt when the back-off was set
 * @param until when it is over
 */
record Refusals(int doublings, Instant setAt, Instant until) {
    static final Refusals NONE = new Refusals(0, Host.NO_CLOCK, Host.NO_CLOCK);

    /** After a refusal that asked for this long. */
    Refusals asked(Instant at, Duration pause) {
        return extended(at, pause, doublings);
    }

    /** After a refusal, of a request that started then, that did not say for how long. */
    Refusals unsaid(Instant started, Instant at, BackOff backOff, double chance) {
        return news(started) ? extended(at, backOff.after(doublings, chance), doublings + 1) : this;
    }

    /** After a success of a request that started then. */
    Refusals succeeded(Instant started) {
        return doublings > 0 && news(started) ? new Refusals(0, setAt, until) : this;
    }

    /** When nothing of this matters any more: until the longest back-off has gone by, another refusal doubles it. */
    Instant keptUntil(BackOff backOff) {
        return doublings > 0 ? until.plus(backOff.most()) : until;
    }

    private boolean news(Instant started) {
        return started.isAfter(setAt);
    }

    private Refusals extended(Instant at, Duration pause, int count) {
        Instant end = at.plus(pause);
        boolean longer = !pause.isZero() && end.isAfter(until);
        return longer ? new Refusals(count, at, end) : new Refusals(count, setAt, until);
    }
}
