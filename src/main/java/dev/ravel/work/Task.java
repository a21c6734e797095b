package dev.ravel.work;

import dev.ravel.url.Url;
import java.util.Optional;

/**
 * One unit of a job, and how far it has come. Immutable; it carries all that is needed to go on elsewhere.
 *
 * @param ordinal the same in every run of the job, from 0
 * @param attempt the try that is due or under way, from 1
 * @param hops redirects followed in this attempt
 * @param before what the earlier hops of this attempt took
 */
public record Task(long ordinal, Work work, int attempt, int hops, Optional<Span> before) {
    /** A task that was not yet tried. */
    public static Task first(long ordinal, Work work) {
        return new Task(ordinal, work, 1, 0, Optional.empty());
    }

    /** The next attempt. Redirects are asked for anew: they may have been meant for once. */
    public Task again() {
        return new Task(ordinal, work.restart(), attempt + 1, 0, Optional.empty());
    }

    /** The next hop of the same attempt. */
    public Task hop(Work.Fetch fetch, Url to, Span taken) {
        return new Task(ordinal, fetch.hop(to), attempt, hops + 1, Optional.of(taken(taken)));
    }

    /** What this attempt took so far, {@code last} included. */
    public Span taken(Span last) {
        return before.map(span -> span.then(last)).orElse(last);
    }
}
