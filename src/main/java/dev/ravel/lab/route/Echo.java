package dev.ravel.lab.route;

/** {@code /echo}: the request as it arrived. */
final class Echo implements Answer {
    @Override
    public void answer(Visit visit) {
        visit.send("application/json", EchoCodec.encode(visit.request()));
    }
}
