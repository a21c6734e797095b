package dev.ravel.queue.rabbit;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes from one queue, on every connection anew, until it is stopped. */
final class Consumption implements Line.Hearer {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Office office;
    private final List<Queue> queues;
    private final int prefetch;
    private final Consumer<Message> hearer;
    private final Consumer<Message> late;
    private final Promise<Void> started = Promise.promise();
    private Optional<Wire> at = Optional.empty();
    private Turn turn = new Turn();
    private Future<String> consumer = Future.failedFuture("not begun");

    /**
     * @param queues that from which it takes, and others that have to be there too
     * @param late gets what was on its way when it was stopped
     */
    Consumption(Office office, List<Queue> queues, int prefetch, Consumer<Message> hearer, Consumer<Message> late) {
        this.office = office;
        this.queues = queues;
        this.prefetch = prefetch;
        this.hearer = hearer;
        this.late = late;
    }

    /** One consumer, as the broker sees it. */
    private final class Turn implements Wire.Intake {
        @Override
        public void came(Message message) {
            if (office.line().stands(message.wire())) {
                (turn == this ? hearer : late).accept(message);
            }
        }

        @Override
        public void cancelled() {
            if (turn == this) {
                office.post().deleted(queues);
                at.ifPresent(Consumption.this::resume);
            }
        }
    }

    /** Completes when it takes for the first time. */
    Future<Void> start() {
        office.line().hear(this);
        office.line().whenUp(this::up, started::tryFail);
        return started.future();
    }

    @Override
    public void up(Wire wire) {
        if (at.filter(wire::equals).isEmpty()) {
            at = Optional.of(wire);
            begin(wire);
        }
    }

    private void begin(Wire wire) {
        List<Future<Void>> there = queues.stream().map(office.post()::declare).toList();
        String queue = queues.get(0).name();
        Turn next = new Turn();
        turn = next;
        consumer = Future.all(there)
                .compose(v -> office.line().call(wire, on -> on.consume(queue, prefetch, next)))
                .onSuccess(name -> started.tryComplete())
                .onFailure(e -> failed(wire, e));
    }

    /** On a connection that was lost, the next one sees to it. */
    private void failed(Wire wire, Throwable e) {
        if (office.line().stands(wire) && !started.tryFail(e)) {
            resume(wire);
        }
    }

    /** After a pause: the queue may be on its way to another node. */
    private void resume(Wire wire) {
        office.line().clockwork().timer().after(PAUSE, () -> {
            if (at.filter(wire::equals).isPresent() && office.line().stands(wire)) {
                begin(wire);
            }
        });
    }

    /** Nothing comes any more when this is complete. */
    Future<Void> stop() {
        office.line().unhear(this);
        Future<Void> stopped = cancel();
        at = Optional.empty();
        return stopped;
    }

    /** Once more, behind all others who take from the queue. */
    Future<Void> rejoin() {
        return cancel().onComplete(v -> at.filter(office.line()::stands).ifPresent(this::begin));
    }

    private Future<Void> cancel() {
        Optional<Wire> wire = at.filter(office.line()::stands);
        turn = new Turn();
        if (wire.isEmpty()) {
            return Future.succeededFuture();
        }
        return consumer.compose(name -> office.line().call(wire.get(), on -> {
                    on.cancel(name);
                    return (Void) null;
                }))
                .otherwiseEmpty();
    }
}
