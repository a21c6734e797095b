package dev.ravel.fetch;

import dev.ravel.url.Url;
import dev.ravel.work.Work;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/** Makes the requests of a fetcher: its headers, on its connections. Confined to the fetcher's event loop. */
final class Requests {
    private final Connections connections;
    private final RequestHeaders headers;
    private final RequestOptions options = new RequestOptions();

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
        public Future<HttpClientRequest> open(boolean fresh) {
            RequestOptions request = request();
            return fresh ? connections.freshRequest(request) : connections.request(request);
        }

        @Override
        public boolean secure() {
            return fetch.at().secure();
        }

        /** The client reads the options before it returns, so one object serves all requests. */
        private RequestOptions request() {
            Url url = fetch.at();
            return options.setServer(SocketAddress.inetSocketAddress(url.port(), address(url.host())))
                    .setHost(url.host())
                    .setPort(url.port())
                    .setSsl(url.secure())
                    .setURI(url.target())
                    .setHeaders(headers);
        }
    }

    /** An IPv6 address has brackets in a URL and in the Host header, but none where it is connected to. */
    private static String address(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
