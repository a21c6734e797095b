package dev.ravel.lab.route;

/** {@code /endless}: a chunked body without an end, for as long as the client reads. */
final class Endless implements Answer {
    private final long seed;

    Endless(long seed) {
        this.seed = seed;
    }

    @Override
    public void answer(Visit visit) {
        visit.response().setChunked(true);
        visit.stream(new PseudoRandomBody(PseudoRandom.of(seed, visit.path()), Long.MAX_VALUE));
    }
}
