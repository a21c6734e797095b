package dev.ravel.lab.route;

import dev.ravel.lab.visit.Answer;
import dev.ravel.lab.visit.Visit;

/** {@code /status/CODE?times=N}: a final status with the {@link RetryAfter} of the URL; with N, 200 after N of them. */
final class Status implements Answer {
    @Override
    public void answer(Visit visit) {
        int code = (int) Visit.number("the status", visit.name(), 200, 599);
        long times = visit.number("times", 0, 0, Integer.MAX_VALUE);
        if (times > 0 && visit.nth() > times) {
            visit.status(200, "200 at last");
            return;
        }
        RetryAfter.put(visit);
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
