package dev.ravel.fetch;

import dev.ravel.url.Url;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.util.Optional;

/**
 * Asks for one URL at a time per call, on one event loop: one hop of one attempt, answered with a result, never with an
 * exception. The one class that knows the client. It follows no redirect and tries nothing twice, but for a request that
 * a kept connection lost because the server had closed it.
 *
 * <p>Not shared between event loops: each has a fetcher, and with it connections, of its own.
 */
public final class HttpFetcher {
    private static final String PRODUCT = "Ravel/"
            + Optional.ofNullable(HttpFetcher.class.getPackage().getImplementationVersion())
                    .orElse("dev")
            + " (+https://ravel.dev)";

    private final FetchContext context;
    private final Connections connections;
    private final RequestHeaders headers;
    private final RequestOptions options = new RequestOptions();

    /**
     * @throws IllegalArgumentException when a header of the settings cannot be sent in HTTP
     */
    public HttpFetcher(Vertx vertx, FetchSettings settings) {
        this.context = FetchContext.of(vertx, settings);
        this.connections = new Connections(vertx, settings.config(), settings.connections());
        this.headers = new RequestHeaders(settings.config().headers(), PRODUCT);
    }

    /**
     * Asks for the task's URL. To be called on the fetcher's event loop, where the result comes too, outside of the
     * lane's marks. It comes within {@code connectTimeoutMs} and then {@code timeoutMs}, plus two ticks (a tenth of the
     * shortest deadline, from 5 to 250 ms, each); only the last sync of a stored body may take longer.
     *
     * @param task a task whose work is a {@link Work.Fetch}
     */
    public Future<Result> fetch(Task task) {
        Work.Fetch fetch = (Work.Fetch) task.work();
        return new Exchange(context, task, fresh -> open(fetch, fresh)).start();
    }

    /** Closes all connections. What is in flight fails; nothing may be asked for afterwards. */
    public Future<Void> close() {
        return connections.close();
    }

    private Future<HttpClientRequest> open(Work.Fetch fetch, boolean fresh) {
        RequestOptions request = request(fetch);
        return fresh ? connections.freshRequest(request) : connections.request(request);
    }

    /** The client reads the options before it returns, so one object serves all requests. */
    private RequestOptions request(Work.Fetch fetch) {
        Url url = fetch.at();
        return options.setServer(SocketAddress.inetSocketAddress(url.port(), address(url.host())))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.secure())
                .setURI(url.target())
                .setHeaders(fetch.credentials() ? headers.all() : headers.bare());
    }

    /** An IPv6 address has brackets in a URL and in the Host header, but none where it is connected to. */
    private static String address(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
