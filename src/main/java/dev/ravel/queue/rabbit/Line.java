package dev.ravel.queue.rabbit;

import com.rabbitmq.client.AuthenticationFailureException;
import dev.ravel.queue.BrokerException;
import dev.ravel.queue.Connection;
import dev.ravel.queue.Redial;
import dev.ravel.remote.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The way to the broker: a connection that is made again, with back-off, whenever it is lost, until that lasts for too long.
 * Lives on its context; only what {@link Opening} and {@link Call} do runs elsewhere.
 */
final class Line {
    private static final Duration FIRST = Duration.ofSeconds(10);

    private final Endpoint endpoint;
    private final Connection settings;
    private final Clockwork clockwork;
    private final Threads threads;
    private final Opening opening;
    private final Redial redial = new Redial(new SplittableRandom());
    private final Promise<Void> opened = Promise.promise();
    private final List<Hearer> hearers = new ArrayList<>();
    private final List<Waiter> waiters = new ArrayList<>();

    private Optional<Wire> wire = Optional.empty();
    /** Why nothing works any more. */
    private Optional<String> over = Optional.empty();

    private String lastFailure = "no answer";
    private int outages;
    private boolean closed;

    Line(Endpoint endpoint, Connection settings, Clockwork clockwork, Threads threads, Opening opening) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.clockwork = clockwork;
        this.threads = threads;
        this.opening = opening;
    }

    /** Makes a connection that is fit for use. Blocks. */
    interface Opening {
        Wire open() throws Exception;
    }

    /** Asks the broker for something. Blocks. */
    interface Call<T> {
        T on(Wire wire) throws Exception;
    }

    /** Hears, on the context, what becomes of the connection. */
    interface Hearer {
        void up(Wire wire);

        default void down(Wire wire) {}
    }

    private record Waiter(Runnable go, java.util.function.Consumer<BrokerException> fail) {}

    void hear(Hearer hearer) {
        hearers.add(hearer);
    }

    void unhear(Hearer hearer) {
        hearers.remove(hearer);
    }

    /** Completes with the first connection. */
    Future<Void> open() {
        limit(settings.patience().isZero() ? FIRST : settings.patience());
        connect();
        return opened.future();
    }

    Optional<Wire> wire() {
        return wire;
    }

    Clockwork clockwork() {
        return clockwork;
    }

    boolean stands(Wire one) {
        return wire.filter(now -> now == one).isPresent();
    }

    /** Asks as soon as there is a connection, and again on the next one where it is lost before the answer. */
    <T> Future<T> call(Call<T> call) {
        Promise<T> answered = Promise.promise();
        attempt(call, answered);
        return answered.future();
    }

    private <T> void attempt(Call<T> call, Promise<T> answered) {
        whenUp(on -> threads.ask(() -> ask(on, call, answered)), answered::tryFail);
    }

    private <T> void ask(Wire on, Call<T> call, Promise<T> answered) {
        try {
            T answer = call.on(on);
            clockwork.context().execute(() -> answered.tryComplete(answer));
        } catch (Exception e) {
            clockwork.context().execute(() -> unanswered(on, call, answered, e));
        }
    }

    private <T> void unanswered(Wire on, Call<T> call, Promise<T> answered, Exception e) {
        if (breaks(on, e)) {
            attempt(call, answered);
        } else {
            answered.tryFail(e instanceof BrokerException ? e : new BrokerException(words(e)));
        }
    }

    /** Whether the failure is that of the connection, which is then lost before anybody hears of the failure. */
    private boolean breaks(Wire on, Exception e) {
        if (on.stands() && !Breakage.isOne(e)) {
            return false;
        }
        if (stands(on)) {
            lost(on, words(e));
            threads.ask(on::abort);
        }
        return true;
    }

    /** Asks on this connection only. */
    <T> Future<T> call(Wire on, Call<T> call) {
        Promise<T> answered = Promise.promise();
        threads.ask(() -> {
            try {
                T answer = call.on(on);
                clockwork.context().execute(() -> answered.tryComplete(answer));
            } catch (Exception e) {
                clockwork.context().execute(() -> {
                    breaks(on, e);
                    answered.tryFail(new BrokerException(words(e)));
                });
            }
        });
        return answered.future();
    }

    /** As soon as there is a connection, which may be now. */
    void whenUp(java.util.function.Consumer<Wire> go, java.util.function.Consumer<BrokerException> fail) {
        if (over.isPresent()) {
            fail.accept(new BrokerException(over.get()));
        } else if (wire.isPresent()) {
            go.accept(wire.get());
        } else {
            waiters.add(new Waiter(() -> whenUp(go, fail), fail));
        }
    }

    private void connect() {
        threads.ask(() -> {
            try {
                Wire made = opening.open();
                clockwork.context().execute(() -> up(made));
            } catch (Exception e) {
                clockwork.context().execute(() -> failed(e));
            }
        });
    }

    private void up(Wire made) {
        if (over.isPresent()) {
            threads.ask(made::close);
            return;
        }
        wire = Optional.of(made);
        redial.succeeded();
        if (!opened.tryComplete()) {
            settings.told().accept("the connection to " + endpoint + " is back");
        }
        made.whenLost(cause -> lost(made, words(cause)));
        List.copyOf(hearers).forEach(hearer -> hearer.up(made));
        List<Waiter> all = List.copyOf(waiters);
        waiters.clear();
        all.forEach(waiter -> waiter.go().run());
    }

    private void lost(Wire one, String reason) {
        if (!stands(one)) {
            return;
        }
        wire = Optional.empty();
        outages++;
        List.copyOf(hearers).forEach(hearer -> hearer.down(one));
        if (over.isEmpty()) {
            settings.told().accept("lost the connection to " + endpoint + ": " + reason);
            limit(settings.patience());
            connect();
        }
    }

    /** An outage that lasts for longer than this is the end; zero: none is. */
    private void limit(Duration patience) {
        int outage = outages;
        if (!patience.isZero()) {
            clockwork.timer().after(patience, () -> tooLong(outage, patience));
        }
    }

    private void tooLong(int outage, Duration patience) {
        if (outage == outages && wire.isEmpty()) {
            end("no connection to " + endpoint + " for " + patience.toMillis() + " ms: " + lastFailure);
        }
    }

    private void failed(Exception e) {
        lastFailure = words(e);
        boolean hopeless = e instanceof BrokerException || e instanceof AuthenticationFailureException;
        if (hopeless && !opened.future().isComplete()) {
            end(e instanceof BrokerException ? e.getMessage() : endpoint + " refuses the credentials");
        } else if (over.isEmpty()) {
            clockwork.timer().after(redial.pause(), this::connect);
        }
    }

    /** Nothing works from here on. */
    private void end(String reason) {
        if (over.isPresent()) {
            return;
        }
        over = Optional.of(reason);
        BrokerException e = new BrokerException(reason);
        if (!opened.tryFail(e) && !closed) {
            settings.told().accept(reason);
        }
        List<Waiter> all = List.copyOf(waiters);
        waiters.clear();
        all.forEach(waiter -> waiter.fail().accept(e));
    }

    /** Completes when what was given to the threads before is done, and the connection is closed. */
    Future<Void> close() {
        Promise<Void> done = Promise.promise();
        closed = true;
        end("the connection to " + endpoint + " was closed");
        Optional<Wire> last = wire;
        last.ifPresent(one -> lost(one, "closed"));
        threads.send(() -> threads.ask(() -> {
            last.ifPresent(Wire::close);
            clockwork.context().execute(done::tryComplete);
        }));
        return done.future();
    }

    /** One line; the client's own words hold no credentials, but its causes say more than it does. */
    private static String words(Throwable e) {
        Throwable cause = e.getMessage() == null && e.getCause() != null ? e.getCause() : e;
        String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return text.lines().findFirst().orElse("");
    }
}
