package dev.ravel.lab;

import dev.ravel.lab.route.Answer;
import dev.ravel.lab.route.Faults;
import dev.ravel.lab.route.Routes;
import dev.ravel.lab.route.Visit;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Receives every request: counts and records it, holds it back for the latency, and lets a fault or its page answer. */
final class Front implements Handler<HttpServerRequest> {
    /** Pages for the site's own start: not recorded, not held back, never faulty. */
    static final String REHEARSAL = "/leaderboards/rehearsal";

    private final Vertx vertx;
    private final Routes routes;
    private final Faults faults;
    private final long latencyMs;
    private final Optional<Ledger> ledger;
    private final RequestCounts counts;

    Front(Vertx vertx, Routes routes, Faults faults, long latencyMs, Optional<Ledger> ledger) {
        this.vertx = vertx;
        this.routes = routes;
        this.faults = faults;
        this.latencyMs = latencyMs;
        this.ledger = ledger;
        this.counts = new RequestCounts(faults.possible() || ledger.isPresent());
    }

    @Override
    public void handle(HttpServerRequest request) {
        Visit visit = new Visit(vertx, request);
        if (visit.path().equals(LedgerPage.PATH) && ledger.isPresent()) {
            serve(new LedgerPage(ledger.get()), visit);
        } else if (visit.path().startsWith(REHEARSAL)) {
            serve(routes.of(visit), visit);
        } else {
            receive(visit);
        }
    }

    private void receive(Visit visit) {
        int nth = counts.next(visit.url());
        ledger.ifPresent(book -> book.record(visit, nth));
        Answer page = routes.of(visit);
        Answer answer = faults.over(page, visit, nth);
        if (latencyMs == 0) {
            serve(answer, visit);
        } else {
            visit.after(latencyMs, () -> serve(answer, visit));
        }
    }

    /** A parameter that makes no sense is the asker's mistake, as on any site. */
    private static void serve(Answer answer, Visit visit) {
        try {
            answer.answer(visit);
        } catch (IllegalArgumentException e) {
            visit.status(400, "400 " + e.getMessage());
        }
    }
}
