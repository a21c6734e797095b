package dev.ravel.lab.route;

import dev.ravel.lab.visit.Answer;
import dev.ravel.lab.visit.Visit;
import io.vertx.core.http.HttpHeaders;
import java.util.Set;

/**
 * {@code /redirect/K?to=URL}: K redirects in a row, the last one to URL, whatever it says; {@code /redirect/loop} leads to
 * itself, {@code /redirect/nowhere} has no Location. {@code status=302} may be any of the five.
 */
final class Redirect implements Answer {
    private static final Set<Long> STATUSES = Set.of(301L, 302L, 303L, 307L, 308L);
    private static final String DEFAULT_TARGET = "/leaderboards/tier?page=1&region=kr";
    private static final long MAX_HOPS = 1_000_000;

    @Override
    public void answer(Visit visit) {
        long status = visit.number("status", 302, 300, 399);
        if (!STATUSES.contains(status)) {
            throw new IllegalArgumentException("status must be one of 301, 302, 303, 307 and 308");
        }
        if (!visit.name().equals("nowhere")) {
            visit.response().putHeader(HttpHeaders.LOCATION, location(visit));
        }
        visit.status((int) status, status + " elsewhere");
    }

    private static String location(Visit visit) {
        if (visit.name().equals("loop")) {
            return visit.request().uri();
        }
        long hops = Visit.number("the number of redirects", visit.name(), 1, MAX_HOPS);
        return hops == 1 ? visit.text("to", DEFAULT_TARGET) : "/redirect/" + (hops - 1) + query(visit);
    }

    private static String query(Visit visit) {
        String query = visit.request().query();
        return query == null ? "" : "?" + query;
    }
}
