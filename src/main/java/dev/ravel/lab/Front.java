package dev.ravel.lab;

import dev.ravel.lab.route.Faults;
import dev.ravel.lab.route.Routes;
import dev.ravel.lab.visit.Answer;
import dev.ravel.lab.visit.SiteContext;
import dev.ravel.lab.visit.Visit;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Receives every request: counts and records it, holds it back for the latency, and lets a fault or its page answer. */
final class Front implements Handler<HttpServerRequest> {
    /** Pages for the site's own start: not recorded, not held back, never faulty. */
    static final String REHEARSAL = "/leaderboards/rehearsal";

    private final SiteContext site;
    private final Routes routes;
    private final Faults faults;
    private final long latencyMs;
    private final Optional<Ledger> ledger;

    Front(SiteContext site, Routes routes, Faults faults, long latencyMs, Optional<Ledger> ledger) {
        this.site = site;
        this.routes = routes;
        this.faults = faults;
        this.latencyMs = latencyMs;
        this.ledger = ledger;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Visit visit = new Visit(site, request);
        if (visit.path().equals(LedgerPage.PATH) && ledger.isPresent()) {
            serve(new LedgerPage(ledger.get()), visit);
        } else if (visit.path().startsWith(REHEARSAL)) {
            serve(routes.of(visit), visit);
        } else {
            receive(visit);
        }
    }

    private void receive(Visit visit) {
        ledger.ifPresent(book -> book.record(visit));
        Answer page = routes.of(visit);
        Answer answer = faults.over(page, visit);
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
