package dev.ravel.lab.route;

import dev.ravel.lab.visit.Answer;
import dev.ravel.lab.visit.PseudoRandom;
import dev.ravel.lab.visit.PseudoRandomBody;
import dev.ravel.lab.visit.Visit;

/** {@code /endless}: a chunked body without an end, for as long as the client reads. */
final class Endless implements Answer {
    private final long seed;

    Endless(long seed) {
        this.seed = seed;
    }

    @Override
    public void answer(Visit visit) {
        visit.response().setChunked(true);
        visit.stream(new PseudoRandomBody(PseudoRandom.of(seed, visit.path()), 0, Long.MAX_VALUE));
    }
}
