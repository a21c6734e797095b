package dev.ravel.fetch;

import dev.ravel.member.Extent;
import dev.ravel.member.Held;
import dev.ravel.member.Origin;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.util.Optional;

/** What a request for a file asks for. */
sealed interface Ask {
    /** Bytes that are asked for twice, to see whether two answers go together. */
    long OVERLAP = 16 * 1024;

    int PARTIAL = 206;
    int UNSATISFIABLE = 416;

    void addTo(MultiMap headers);

    /** All of it. */
    record Whole(boolean identity) implements Ask {
        @Override
        public void addTo(MultiMap headers) {
            if (identity) {
                headers.set(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY);
            }
        }
    }

    /** All of it, if it is newer than this. */
    record Newer(Instant than, Whole whole) implements Ask {
        @Override
        public void addTo(MultiMap headers) {
            whole.addTo(headers);
            headers.set(HttpHeaders.IF_MODIFIED_SINCE, Validators.date(than));
        }
    }

    /**
     * A range of it, if it is still the same; else all of it.
     *
     * @param from the first byte to be sent
     * @param fresh the first one that is missing
     * @param to behind the last one
     */
    record Range(Origin origin, long from, long fresh, long to) implements Ask {
        static Range of(Origin origin, long fresh, long to) {
            return new Range(origin, Math.max(0, fresh - OVERLAP), fresh, to);
        }

        /** The first bytes that the part lacks; the last ones of a part that lacks none, to see that it is right. */
        static Range of(Held held, String url) {
            Origin origin = new Origin(url, held.validator(), held.length());
            return held.missing().stream()
                    .findFirst()
                    .map(gap -> of(origin, gap.from(), gap.to()))
                    .orElseGet(() -> of(origin, held.length(), held.length()));
        }

        Optional<Extent> missing() {
            return fresh < to ? Optional.of(new Extent(fresh, to)) : Optional.empty();
        }

        @Override
        public void addTo(MultiMap headers) {
            headers.set("Range", "bytes=" + from + "-" + (to - 1));
            headers.set("If-Range", origin.validator());
            headers.set(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY);
        }

        /** Whether a 206 is what was asked for. One that leaves its validator out has heeded If-Range. */
        boolean fits(HttpClientResponse response) {
            return ContentRange.of(response.getHeader("Content-Range"))
                            .filter(range -> range.equals(new ContentRange(from, to, origin.length())))
                            .isPresent()
                    && Answers.identity(response)
                    && !Validators.contradict(response, origin.validator());
        }

        /** Whether a 200 is of the same bytes: a server that only gives no range. */
        boolean same(HttpClientResponse response) {
            return Answers.length(response) == origin.length()
                    && Answers.identity(response)
                    && !Validators.contradict(response, origin.validator());
        }
    }
}
