package dev.ravel.fetch;

import dev.ravel.member.Extent;
import dev.ravel.member.Origin;
import dev.ravel.member.Part;
import dev.ravel.member.Sink;
import dev.ravel.member.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The connections that fetch one file together: the hop's first one, and segments. Who is done takes the next stretch,
 * also one that another could not fetch, then or later; who fails is not replaced, so that there is an end.
 */
final class Crew {
    private final Download download;
    private final Part part;
    private final Origin origin;
    private final Division division;
    private final List<Segment> segments = new ArrayList<>();
    private int working = 1;
    private int idle;
    private long bytes;
    private Fault fault;
    private boolean refused;

    /** What a crew works for. It hears of one end. */
    interface Download {
        Exchange exchange(Ask asked, Exchange.Owner owner);

        /** Every stretch was fetched. */
        void complete();

        /** Nobody is left, and something is missing. */
        void incomplete(Fault fault);

        /** What is there cannot be stored, or not together. */
        void unstorable(StorageException thrown);
    }

    Crew(Download download, Part part, Origin origin, Division division) {
        this.download = download;
        this.part = part;
        this.origin = origin;
        this.division = division;
    }

    /** Calls for further connections, as many as there is work for. */
    void call(int most) {
        for (int i = Math.min(most, division.size()); i > 0; i--) {
            working++;
            startSegment(division.take());
        }
    }

    /** Whether it may have more than one connection. */
    boolean shares() {
        return working > 1 || division.size() > 0;
    }

    /** Decoded bytes that its segments have read. */
    long bytes() {
        return bytes + segments.stream().mapToLong(Segment::bytes).sum();
    }

    Exchange exchange(Ask.Range asked, Segment owner) {
        return download.exchange(asked, owner);
    }

    Sink sink(Ask.Range asked) {
        return part.sink(asked.from(), asked.fresh());
    }

    /** The end of the stretch that follows on {@code end} and is now taken, or {@code end}. */
    long beyond(long end) {
        return division.takeFrom(end);
    }

    void finished(Segment segment) {
        retire(segment);
        finished();
    }

    /** The first connection, or any, has fetched its share. */
    void finished() {
        idle++;
        leave();
    }

    void failed(Segment segment, Optional<Extent> rest, Fault why) {
        retire(segment);
        failed(rest, why);
    }

    /** The first connection, or any, will fetch no more; {@code rest} of its share is missing. */
    void failed(Optional<Extent> rest, Fault why) {
        if (fault == null || refused) {
            fault = why;
            refused = false;
        }
        rest.ifPresent(division::giveBack);
        leave();
    }

    /**
     * The server does not want another connection, which says less than a connection that broke.
     *
     * @param passing what that makes of the hop; absent where asking again would not help
     */
    void refused(Segment segment, Optional<Extent> rest, Optional<Fault> passing) {
        retire(segment);
        if (fault == null && passing.isPresent()) {
            fault = passing.get();
            refused = true;
        }
        rest.ifPresent(division::giveBack);
        leave();
    }

    void mixed(String detail) {
        download.unstorable(StorageException.stale(detail));
    }

    void unstorable(StorageException thrown) {
        download.unstorable(thrown);
    }

    /** Ends all segments; none of them is heard of any more. */
    void stop() {
        segments.forEach(Segment::stop);
    }

    private void startSegment(Extent stretch) {
        Segment segment = new Segment(this, Ask.Range.of(origin, stretch.from(), stretch.to()));
        segments.add(segment);
        segment.start();
    }

    private void retire(Segment segment) {
        segments.remove(segment);
        bytes += segment.bytes();
    }

    private void leave() {
        working--;
        if (idle > 0 && division.size() > 0) {
            idle--;
            working++;
            startSegment(division.take());
        } else if (working == 0 && division.size() == 0) {
            download.complete();
        } else if (working == 0 && fault == null) {
            mixed("the server says that it gives ranges, and gives none");
        } else if (working == 0) {
            download.incomplete(fault);
        }
    }
}
