package dev.ravel.work;

import dev.ravel.url.InvalidUrlException;
import dev.ravel.url.Url;
import dev.ravel.work.Decision.Again;
import dev.ravel.work.Decision.Finish;
import dev.ravel.work.Decision.Hop;
import dev.ravel.work.Outcome.Done;
import dev.ravel.work.Outcome.Failed;
import java.time.Instant;
import java.util.Set;

/**
 * What a result means for its task. {@link #decide} is a function of its arguments; nothing else retries or follows.
 *
 * @param accept statuses beyond 2xx that count as done
 * @param maxRedirects hops that one attempt may follow, at least 0
 * @param retry when a task is tried again
 */
public record Rules(Set<Integer> accept, int maxRedirects, Retry retry) {
    private static final int REQUEST_TIMEOUT = 408;

    /** Whether a final answer with this status is what the job asked for: only then may its body become a file. */
    public boolean accepts(int status) {
        return (status >= 200 && status <= 299) || accept.contains(status);
    }

    /**
     * What to do about one result.
     *
     * @param chance a random number in [0, 1), for the jitter
     */
    public Decision decide(Task task, Result result, Instant now, double chance) {
        if (result instanceof Result.Redirected redirected) {
            return redirected(task, redirected);
        }
        if (result instanceof Result.Refused refused) {
            return againOr(failed(task, Cause.STATUS, "status " + refused.status(), result), true, now, chance);
        }
        if (result instanceof Result.Failed failed) {
            boolean passing = failed.cause().passing() || passing(failed.status());
            return againOr(failed(task, failed.cause(), failed.detail(), result), passing, now, chance);
        }
        return new Finish(new Done(task, result));
    }

    private static boolean passing(int status) {
        return status == REQUEST_TIMEOUT || (status >= 500 && status <= 599);
    }

    private Decision againOr(Failed failed, boolean passing, Instant now, double chance) {
        Task task = failed.task();
        return passing && retry.allows(task)
                ? new Again(task.again(), retry.startAfter(task.attempt(), now, chance))
                : new Finish(failed);
    }

    private Decision redirected(Task task, Result.Redirected result) {
        Work.Fetch fetch = (Work.Fetch) task.work();
        if (task.hops() >= maxRedirects) {
            return new Finish(failed(task, Cause.TOO_MANY_REDIRECTS, "more than " + maxRedirects, result));
        }
        try {
            Url to = fetch.at().resolve(result.location());
            return new Hop(task.hop(fetch, to, result.span()));
        } catch (InvalidUrlException e) {
            String detail = "status " + result.status() + " to '" + result.location() + "': " + e.getMessage();
            return new Finish(failed(task, Cause.REDIRECT, detail, result));
        }
    }

    private Failed failed(Task task, Cause cause, String detail, Result result) {
        String attempt = " (attempt " + task.attempt() + " of " + retry.maxAttempts() + ")";
        return new Failed(task, cause, task.work().label() + ": " + cause.label() + ": " + detail + attempt, result);
    }
}
