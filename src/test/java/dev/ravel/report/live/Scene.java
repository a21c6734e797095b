package dev.ravel.report.live;

import dev.ravel.engine.Standstill;
import dev.ravel.member.Hello;
import dev.ravel.report.Tally;
import dev.ravel.url.HostKey;
import dev.ravel.url.InvalidUrlException;
import dev.ravel.url.Url;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import dev.ravel.work.Result;
import dev.ravel.work.Span;
import dev.ravel.work.Stored;
import dev.ravel.work.Target;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Moments and tasks of runs that never were. */
final class Scene {
    static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
    static final HostKey HOST = new HostKey("a.test", 80);
    static final Hello LOOP = new Hello("loop-0", 64, Set.of(Kind.FETCH));

    private Scene() {}

    /** So many tasks ended and bytes received, so long after noon. */
    static Snapshot moment(double seconds, long ended, long received) {
        return moment(seconds, new Tally.Live(ended, 0, 0, 2, 0), OptionalLong.of(100), received);
    }

    static Snapshot moment(double seconds, Tally.Live tasks, OptionalLong total, long received) {
        Instant at = NOON.plusMillis(Math.round(seconds * 1000));
        return new Snapshot(at, true, tasks, total, received, Optional.empty(), Optional.empty());
    }

    /** Nothing has begun; a resumed run may have counted already. */
    static Snapshot before(double seconds, long ended) {
        Snapshot then = moment(seconds, ended, 0);
        return new Snapshot(
                then.at(), false, then.tasks(), then.total(), then.received(), Optional.empty(), Optional.empty());
    }

    static Snapshot standing(Snapshot then, Standstill.Reason reason, HostKey host, Duration left) {
        Standstill standstill =
                new Standstill(reason, Optional.ofNullable(host), then.at().plus(left));
        return new Snapshot(
                then.at(), true, then.tasks(), then.total(), then.received(), Optional.of(standstill), then.crowd());
    }

    static Snapshot crowded(Snapshot then, HostKey host) {
        return new Snapshot(
                then.at(), true, then.tasks(), then.total(), then.received(), then.standstill(), Optional.of(host));
    }

    static Task page(long ordinal, String url) {
        return fetch(ordinal, url, "");
    }

    static Task fetch(long ordinal, String url, String file) {
        try {
            return Task.first(ordinal, Work.Fetch.of(url, Url.parse("http://a.test/x"), Target.of(file)));
        } catch (InvalidUrlException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Span span(long ms) {
        return Span.fetched("loop-0", NOON, 0, Duration.ofMillis(ms).toNanos(), 0);
    }

    static Result stored(long ms, long bytes, String file) {
        return new Result.Answered(span(ms), 200, bytes, Optional.of(new Stored(file, "0".repeat(64))));
    }

    static Result read(long ms, long bytes) {
        return new Result.Answered(span(ms), 200, bytes, Optional.empty());
    }

    static Result broken(Cause cause, int status) {
        return new Result.Failed(span(20), cause, "in a test", status, 0);
    }
}
