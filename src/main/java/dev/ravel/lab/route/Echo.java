package dev.ravel.lab.route;

import dev.ravel.lab.visit.Answer;
import dev.ravel.lab.visit.Visit;

/** {@code /echo}: the request as it arrived. */
final class Echo implements Answer {
    @Override
    public void answer(Visit visit) {
        visit.send("application/json", EchoCodec.encode(visit.request()));
    }
}
