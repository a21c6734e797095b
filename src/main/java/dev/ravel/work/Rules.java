package dev.ravel.work;

import dev.ravel.url.InvalidUrlException;
import dev.ravel.url.Url;
import dev.ravel.work.Decision.Again;
import dev.ravel.work.Decision.Finish;
import dev.ravel.work.Decision.Halt;
import dev.ravel.work.Decision.Hop;
import dev.ravel.work.Outcome.Done;
import dev.ravel.work.Outcome.Failed;
import dev.ravel.work.Outcome.Skipped;
import java.time.Instant;
import java.util.Optional;
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
    private static final int MAX_SHOWN = 200;

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
        if (result instanceof Result.Failed failed) {
            boolean passing = failed.cause().passing() || passing(failed.status());
            return againOr(failed(task, failed.cause(), failed.detail(), result), passing, now, chance);
        }
        if (result instanceof Result.Unneeded unneeded) {
            return new Finish(new Skipped(task, unneeded.rule(), Optional.of(result)));
        }
        if (result instanceof Result.Stale stale) {
            return new Hop(task.anew(stale.span()));
        }
        if (result instanceof Result.Halted halted) {
            return new Halt(halted.reason());
        }
        if (result instanceof Result.Computed || accepts(result.status())) {
            return new Finish(new Done(task, result));
        }
        if (result instanceof Result.Redirected redirected) {
            return redirected(task, redirected);
        }
        Failed refused = failed(task, Cause.STATUS, "status " + result.status(), result);
        return result instanceof Result.Refused
                ? againOr(refused, true, now)
                : againOr(refused, passing(result.status()), now, chance);
    }

    /** A status beyond 599 counts as 5xx (RFC 9110, section 15). */
    private static boolean passing(int status) {
        return status == REQUEST_TIMEOUT || status >= 500;
    }

    private Decision againOr(Failed failed, boolean passing, Instant now, double chance) {
        return againOr(failed, passing, retry.startAfter(failed.task().attempt(), now, chance));
    }

    /** A host that refused is spared by its own back-off: then the task itself need not wait. */
    private Decision againOr(Failed failed, boolean passing, Instant at) {
        Task task = failed.task();
        return passing && retry.allows(task)
                ? new Again(task.again(failed.cause(), failed.last().orElseThrow()), at)
                : new Finish(failed);
    }

    private Decision redirected(Task task, Result.Redirected result) {
        Work.Fetch fetch = (Work.Fetch) task.work();
        if (task.hops() >= maxRedirects) {
            return new Finish(failed(task, Cause.TOO_MANY_REDIRECTS, "more than " + maxRedirects, result));
        }
        try {
            Url to = fetch.at().resolve(location(result));
            return new Hop(task.hop(fetch, to, result.span()));
        } catch (InvalidUrlException e) {
            String detail = "status " + result.status() + " to '" + shown(result.location()) + "': " + e.getMessage();
            return new Finish(failed(task, Cause.REDIRECT, detail, result));
        }
    }

    /** An empty reference names the page that it stands in (RFC 3986, section 4.4): following it would only ask again. */
    private static String location(Result.Redirected result) throws InvalidUrlException {
        if (result.location().isBlank()) {
            throw new InvalidUrlException("names no target");
        }
        return result.location();
    }

    /** A location as it may be printed: without credentials, query and fragment, no control characters, not too long. */
    private static String shown(String location) {
        if (location.indexOf('@') >= 0) {
            return "***";
        }
        String path = location.split("[?#]", 2)[0].replaceAll("\\p{Cc}", "?");
        return path.substring(0, Math.min(path.length(), MAX_SHOWN));
    }

    private Failed failed(Task task, Cause cause, String detail, Result result) {
        String attempt = " (attempt " + task.attempt() + " of " + retry.maxAttempts() + ")";
        return new Failed(
                task, cause, task.work().label() + ": " + cause.label() + ": " + detail + attempt, Optional.of(result));
    }
}
