package dev.ravel.lab.route;

import dev.ravel.lab.visit.Answer;
import dev.ravel.lab.visit.Visit;
import io.vertx.core.http.HttpHeaders;

/**
 * {@code /download/COLLECTION/NAME}: a redirect to {@code /file/NAME} of the second host, as archives send their readers to
 * the machine that holds the file. A query goes along; without one the file has {@link #BYTES} bytes.
 */
final class Download implements Answer {
    /** About as long as a piece of piano music. */
    private static final int BYTES = 6_400_000;

    private static final String SECOND_HOST = "127.0.0.2";

    @Override
    public void answer(Visit visit) {
        String query = visit.request().query();
        String target = visit.request().scheme() + "://" + SECOND_HOST + ":"
                + visit.request().localAddress().port() + "/file/" + visit.name() + "?"
                + (query == null ? "bytes=" + BYTES : query);
        visit.response().putHeader(HttpHeaders.LOCATION, target);
        visit.status(302, "302 elsewhere");
    }
}
