package dev.ravel.fetch;

import dev.ravel.member.Storage;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;

/**
 * Asks for one URL at a time per call, on one event loop: one hop of one attempt, answered with a result, never with an
 * exception. With its package, all that knows the client. It follows no redirect and tries nothing twice, but for a request that
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
    private final Requests requests;

    /**
     * @throws IllegalArgumentException when a header of the settings cannot be sent in HTTP
     */
    public HttpFetcher(Vertx vertx, FetchSettings settings) {
        this.context = FetchContext.of(vertx, settings);
        this.connections = new Connections(vertx, settings.config(), settings.connections());
        this.requests =
                new Requests(connections, new RequestHeaders(settings.config().headers(), PRODUCT));
    }

    /**
     * Asks for the task's URL. To be called on the fetcher's event loop, where the result comes too, outside of the
     * lane's marks. It comes within {@code connectTimeoutMs} and then {@code timeoutMs}, plus two ticks (a tenth of the
     * shortest deadline, from 5 to 250 ms, each); only the disk, for a body that is stored, may take longer.
     *
     * @param task a task whose work is a {@link Work.Fetch}
     */
    public Future<Result> fetch(Task task) {
        Work.Fetch fetch = (Work.Fetch) task.work();
        Optional<Storage> storage = context.settings().storage();
        if (storage.isPresent() && !fetch.file().isEmpty()) {
            return new FileHop(context, requests, task).start(storage.get(), task);
        }
        return new PageHop(context, task.ordinal(), requests.line(fetch)).start();
    }

    /** Closes all connections. What is in flight fails; nothing may be asked for afterwards. */
    public Future<Void> close() {
        return connections.close();
    }
}
