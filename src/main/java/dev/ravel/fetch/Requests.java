package dev.ravel.fetch;

import dev.ravel.work.Work;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;

/** Makes the requests of a fetcher: its headers, on its connections. Confined to the fetcher's event loop. */
final class Requests {
    private final Connections connections;
    private final RequestHeaders headers;

    Requests(Connections connections, RequestHeaders headers) {
        this.connections = connections;
        this.headers = headers;
    }

    /** The request for a page. */
    Exchange.Line line(Work.Fetch fetch) {
        return new Opening(fetch, headersOf(fetch));
    }

    /** The request for a file. */
    Exchange.Line line(Work.Fetch fetch, Ask ask) {
        MultiMap with = HttpHeaders.headers().addAll(headersOf(fetch));
        ask.addTo(with);
        return new Opening(fetch, with);
    }

    /** Whether the job asks for ranges itself: then no other may be asked for. */
    boolean ranged() {
        return headers.all().contains("Range");
    }

    private MultiMap headersOf(Work.Fetch fetch) {
        return fetch.credentials() ? headers.all() : headers.bare();
    }

    private final class Opening implements Exchange.Line {
        private final Work.Fetch fetch;
        private final MultiMap headers;

        Opening(Work.Fetch fetch, MultiMap headers) {
            this.fetch = fetch;
            this.headers = headers;
        }

        @Override
        public Future<Connection.Opened> open(boolean fresh) {
            Endpoint endpoint = Endpoint.of(fetch.at());
            Connection idle = fresh ? null : connections.idle(endpoint);
            if (idle != null) {
                return idle.request(request());
            }
            return (fresh ? connections.connectOnce(endpoint) : connections.next(endpoint))
                    .compose(connection -> connection.request(request()));
        }

        @Override
        public void close(Connection connection) {
            connections.release(connection);
        }

        @Override
        public boolean secure() {
            return fetch.at().secure();
        }

        private RequestOptions request() {
            return new RequestOptions().setURI(fetch.at().target()).setHeaders(headers);
        }
    }
}
