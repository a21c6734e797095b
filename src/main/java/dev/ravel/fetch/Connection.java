package dev.ravel.fetch;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.impl.HttpClientConnectionInternal;
import io.vertx.core.http.impl.UnpooledHttpClientConnection;

/** A connection to one endpoint, for one request at a time. Confined to the fetcher's event loop. */
final class Connection {
    private final Endpoint endpoint;
    private final HttpClientConnectionInternal wire;
    private final UnpooledHttpClientConnection requests;
    private final StrictCodec codec;
    private boolean gone;

    /** A request that was not sent yet, and the connection that it will be sent on. */
    record Opened(HttpClientRequest request, Connection connection) {}

    /** @param whenClosed runs once, as soon as either end has closed it */
    Connection(Endpoint endpoint, HttpClientConnectionInternal wire, StrictCodec codec, Runnable whenClosed) {
        this.endpoint = endpoint;
        this.wire = wire;
        this.codec = codec;
        this.requests = new UnpooledHttpClientConnection(wire);
        wire.evictionHandler(evicted -> {
            gone = true;
            whenClosed.run();
        });
    }

    Endpoint endpoint() {
        return endpoint;
    }

    StrictCodec codec() {
        return codec;
    }

    /** Opens a request; none other may be open. */
    Future<Opened> request(RequestOptions options) {
        return requests.request(options).map(request -> new Opened(request, this));
    }

    /** Whether neither end has closed it. */
    boolean open() {
        return !gone;
    }

    /** Whether it has not been idle for so long that the server may have had enough of it. */
    boolean fresh() {
        return wire.isValid();
    }

    void close() {
        wire.close();
    }
}
