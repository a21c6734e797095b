package dev.ravel.work;

import dev.ravel.url.Url;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One unit of a job, and how far it has come. Immutable; it carries all that is needed to go on elsewhere.
 *
 * @param ordinal the same in every run of the job, from 0
 * @param attempt the try that is due or under way, from 1
 * @param hops redirects followed in this attempt
 * @param before what the earlier hops of this attempt took
 * @param waits what came before the first request of this attempt
 * @param tried the attempts before this one, in order
 */
public record Task(
        long ordinal, Work work, int attempt, int hops, Optional<Span> before, Waits waits, List<Tried> tried) {
    public Task {
        tried = List.copyOf(tried);
    }

    /** A task that was not yet tried. */
    public static Task first(long ordinal, Work work) {
        return new Task(ordinal, work, 1, 0, Optional.empty(), Waits.NONE, List.of());
    }

    /** The attempt after one that ended with {@code result}. Redirects are asked for anew: they may have been meant for once. */
    public Task again(Cause cause, Result result) {
        List<Tried> all = new ArrayList<>(tried);
        all.add(new Tried(taken(result.span()), waits, cause, result.status()));
        return new Task(ordinal, work.restart(), attempt + 1, 0, Optional.empty(), Waits.NONE, all);
    }

    /** The next hop of the same attempt. */
    public Task hop(Work.Fetch fetch, Url to, Span taken) {
        return new Task(ordinal, fetch.hop(to), attempt, hops + 1, Optional.of(taken(taken)), waits, tried);
    }

    /** The same hop once more, after one that only cleared the way for it. */
    public Task anew(Span taken) {
        return new Task(ordinal, work, attempt, hops, Optional.of(taken(taken)), waits, tried);
    }

    /** The same attempt, held back in its slot for so long. */
    public Task paused(Duration held) {
        return new Task(ordinal, work, attempt, hops, before, waits.pausing(held), tried);
    }

    /** The same attempt, kept from its first request by its host for so much longer. A later hop is as it was. */
    public Task spared(Duration more) {
        return more.isZero() || before.isPresent()
                ? this
                : new Task(ordinal, work, attempt, hops, before, waits.longer(more), tried);
    }

    /** How long this attempt held its slot before its first request; zero without {@code per: slot}. */
    public Duration pause() {
        return waits.pause();
    }

    /** Whether it is this task, however far either has come. */
    public boolean sameAs(Task other) {
        return ordinal == other.ordinal;
    }

    /** Whether nothing of it was asked for yet. */
    public boolean untried() {
        return attempt == 1 && hops == 0 && before.isEmpty();
    }

    /** What this attempt took so far, {@code last} included. */
    public Span taken(Span last) {
        return before.map(span -> span.then(last)).orElse(last);
    }
}
