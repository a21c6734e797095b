package dev.ravel.fetch;

import io.vertx.core.Vertx;

/** What all exchanges of one fetcher share. Confined to the fetcher's event loop. */
record FetchContext(
        Vertx vertx, FetchSettings settings, Limits limits, Marks marks, Deadlines deadlines, Decoders decoders) {
    static FetchContext of(Vertx vertx, FetchSettings settings) {
        Limits limits = Limits.of(settings.config());
        Marks marks = new Marks(settings.lane());
        Deadlines deadlines = new Deadlines(vertx, limits.tickMs());
        return new FetchContext(vertx, settings, limits, marks, deadlines, new Decoders());
    }
}
