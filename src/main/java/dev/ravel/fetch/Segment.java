package dev.ravel.fetch;

import dev.ravel.member.Extent;
import dev.ravel.work.Cause;
import dev.ravel.work.Result;
import io.vertx.core.http.HttpClientResponse;
import java.util.Optional;

/** A further request of a download: for one stretch of the file, on a connection of its own. */
final class Segment implements Exchange.Owner, Share.Bounds {
    private final Crew crew;
    private final Ask.Range asked;
    private final Exchange exchange;
    private Share share;

    Segment(Crew crew, Ask.Range asked) {
        this.crew = crew;
        this.asked = asked;
        this.exchange = crew.exchange(asked, this);
    }

    void start() {
        exchange.start();
    }

    void stop() {
        exchange.stop();
    }

    long bytes() {
        return exchange.bytes();
    }

    @Override
    public void headed(HttpClientResponse response) {
        int status = response.statusCode();
        if (status == Ask.PARTIAL && asked.fits(response)) {
            share = new Share(crew.sink(asked), this, asked.from(), asked.fresh(), asked.to());
            exchange.read(response, Long.MAX_VALUE).to(share);
            return;
        }
        exchange.stop();
        if (status == Ask.PARTIAL || status == Ask.UNSATISFIABLE || (status == Answers.OK && !asked.same(response))) {
            crew.mixed("status " + status + " for a segment, of another file than the first");
        } else {
            crew.refused(this, rest(), refusal(response));
        }
    }

    /** The server may give fewer connections than it was asked for. */
    private static Optional<Fault> refusal(HttpClientResponse response) {
        int status = response.statusCode();
        Optional<String> retryAfter = Optional.ofNullable(response.getHeader("Retry-After"));
        return switch (status) {
            case 429, 503 -> Optional.of((span, first, bytes) -> new Result.Refused(span, status, retryAfter));
            case 408, 500, 502, 504 ->
                Optional.of((span, first, bytes) ->
                        new Result.Failed(span, Cause.STATUS, "status " + status + " for a segment", status, bytes));
            default -> Optional.empty();
        };
    }

    @Override
    public void whole() {
        Optional<Extent> rest = rest();
        if (rest.isEmpty()) {
            crew.finished(this);
        } else {
            crew.failed(this, rest, new Failure(Cause.TRUNCATED, "a segment ended too early"));
        }
    }

    @Override
    public void broken(Fault fault) {
        if (share != null && share.failure().isPresent()) {
            crew.unstorable(share.failure().get());
        } else {
            crew.failed(this, rest(), fault);
        }
    }

    private Optional<Extent> rest() {
        return share == null ? asked.missing() : share.rest();
    }

    @Override
    public long beyond(long end) {
        return end;
    }

    @Override
    public void reached() {
        exchange.broken(new Failure(Cause.PROTOCOL, "a segment is longer than it said"));
    }
}
