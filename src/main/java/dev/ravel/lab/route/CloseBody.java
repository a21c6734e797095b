package dev.ravel.lab.route;

import dev.ravel.lab.visit.Answer;
import dev.ravel.lab.visit.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/** {@code /close/body}: promises a length, sends half of it, and closes the connection. */
final class CloseBody implements Answer {
    private static final int HALF = 5_000;

    @Override
    public void answer(Visit visit) {
        visit.response().putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(2 * HALF));
        visit.response().write(Buffer.buffer(new byte[HALF])).onComplete(sent -> visit.hangUp());
    }
}
