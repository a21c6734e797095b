package dev.ravel.lab.route;

import dev.ravel.lab.visit.Answer;
import dev.ravel.lab.visit.Visit;
import io.vertx.core.http.HttpHeaders;

/** {@code /status/CODE?retry-after=VALUE}: a final status, and whatever is wanted as its Retry-After. */
final class Status implements Answer {
    @Override
    public void answer(Visit visit) {
        int code = (int) Visit.number("the status", visit.name(), 200, 599);
        String retryAfter = visit.text("retry-after", "");
        if (!retryAfter.isEmpty()) {
            visit.response().putHeader(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        if (bodiless(code)) {
            visit.response().setStatusCode(code).end();
        } else {
            visit.status(code, Integer.toString(code));
        }
    }

    /** RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5. */
    private static boolean bodiless(int code) {
        return code == 204 || code == 205 || code == 304;
    }
}
