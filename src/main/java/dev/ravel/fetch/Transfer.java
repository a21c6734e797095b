package dev.ravel.fetch;

import dev.ravel.member.Draft;
import dev.ravel.member.Extent;
import dev.ravel.member.Held;
import dev.ravel.member.Origin;
import dev.ravel.member.Part;
import dev.ravel.member.StorageException;
import dev.ravel.work.Cause;
import dev.ravel.work.Result;
import dev.ravel.work.Stored;
import io.vertx.core.AsyncResult;
import java.util.List;
import java.util.Optional;

/**
 * A body on its way from one or several connections into its part. {@code timeoutMs} holds for all of them together, from
 * the first one's send on. Hears of several ends, and acts on the first.
 */
final class Transfer extends Activity implements Share.Bounds, Crew.Download {
    private final FileHop hop;
    private final Part part;
    private final Body body;
    private final Plan plan;
    private final Crew crew;
    private final Share share;
    private boolean watched;
    private boolean over;

    /**
     * What the first answer gives, and what is to be fetched.
     *
     * @param origin absent where the first answer is all there can be
     * @param from the place of its first byte
     * @param fresh of the first one that is missing
     * @param to behind its last one
     */
    record Plan(int status, Optional<Origin> origin, long from, long fresh, long to) {}

    Transfer(FileHop hop, Part part, Body body, Plan plan, Division division) {
        super(hop.context(), hop.ordinal());
        this.hop = hop;
        this.part = part;
        this.body = body;
        this.plan = plan;
        this.crew = new Crew(this, part, plan.origin().orElse(null), division);
        Extent own = division.take();
        long end = own == null ? plan.to() : own.to();
        this.share = new Share(part.sink(plan.from(), plan.fresh()), this, plan.from(), plan.fresh(), end);
    }

    /** All of the body, from its first byte. */
    static Transfer whole(FileHop hop, Part part, Body body, Answers.Head head) {
        Optional<Origin> origin = head.arrival().origin();
        long length = origin.map(Origin::length).orElse(Long.MAX_VALUE);
        Plan plan = new Plan(head.status(), origin, 0, 0, length);
        List<Extent> missing = origin.isPresent() ? List.of(new Extent(0, length)) : List.of();
        int connections = head.offersRanges() ? hop.draft().segments() : 1;
        return new Transfer(hop, part, body, plan, Division.of(missing, connections));
    }

    /** What is missing of a part. */
    static Transfer rest(FileHop hop, Part part, Body body, Ask.Range range) {
        Draft draft = hop.draft();
        List<Extent> missing = draft.held().map(Held::missing).orElseThrow();
        Plan plan = new Plan(Answers.OK, Optional.of(range.origin()), range.from(), range.fresh(), range.to());
        return new Transfer(hop, part, body, plan, Division.of(missing, draft.segments()));
    }

    void start() {
        if (crew.shares()) {
            watched = true;
            context().deadlines().add(this);
        }
        body.to(share);
        // What was held up may have come, and been the end, before this returns.
        if (!over) {
            crew.call(hop.draft().segments() - 1);
        }
    }

    /** Decoded bytes that were read. */
    long bytes() {
        return hop.first().bytes() + crew.bytes();
    }

    /** The answer of the first connection was read to its end. */
    void firstEnded() {
        Optional<Extent> rest = plan.origin().flatMap(known -> share.rest());
        if (rest.isEmpty()) {
            crew.finished();
        } else {
            crew.failed(rest, new Failure(Cause.TRUNCATED, "the body ended too early"));
        }
    }

    void firstBroke(Fault fault) {
        if (share.failure().isPresent()) {
            unstorable(share.failure().get());
        } else {
            crew.failed(share.rest(), fault);
        }
    }

    @Override
    public long beyond(long end) {
        return crew.beyond(end);
    }

    /** Another connection has the rest. */
    @Override
    public void reached() {
        hop.first().stop();
        crew.finished();
    }

    @Override
    public Exchange exchange(Ask asked, Exchange.Owner owner) {
        return hop.exchange(asked, owner);
    }

    @Override
    public void complete() {
        if (end()) {
            part.finish().onComplete(step(this::stored));
        }
    }

    private void stored(AsyncResult<Stored> storing) {
        if (storing.failed()) {
            unstored(storing.cause());
        } else {
            long bytes = plan.origin().map(Origin::length).orElseGet(this::bytes);
            hop.settle(new Result.Answered(hop.first().span(), plan.status(), bytes, Optional.of(storing.result())));
        }
    }

    @Override
    public void incomplete(Fault fault) {
        if (end()) {
            part.abort().onComplete(step(closed -> hop.settle(fault)));
        }
    }

    @Override
    public void unstorable(StorageException thrown) {
        if (end()) {
            part.abort().onComplete(step(closed -> unstored(thrown)));
        }
    }

    private void unstored(Throwable thrown) {
        if (thrown instanceof StorageException known && known.spoilt()) {
            hop.mistrust(known);
        } else {
            hop.settle(Causes.storing(thrown));
        }
    }

    @Override
    void crashed(Failure failure) {
        incomplete(failure);
        hop.settle(failure);
    }

    @Override
    void check(long now) {
        Failure overdue = context().limits().readingBody(now, hop.first().sent(), now);
        if (overdue != null) {
            step(() -> incomplete(overdue)).run();
        }
    }

    /** Ends all connections, and their time with them. Returns whether that was to be done. */
    private boolean end() {
        if (over) {
            return false;
        }
        over = true;
        if (watched) {
            context().deadlines().remove(this);
        }
        hop.first().end();
        crew.stop();
        return true;
    }
}
