package dev.ravel.queue.redis;

import dev.ravel.queue.BrokerException;
import dev.ravel.queue.Redial;
import dev.ravel.queue.redis.Dialler.Dialled;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A connection to Redis that is made again whenever it is lost. Requests are carried out in the order in which they were
 * asked, and what was not answered is asked again in that order: at least once, until it is answered or patience ends.
 * Confined to the clockwork's context.
 */
final class Line {
    static final int MOST_UNANSWERED = 8192;

    private static final Duration WATCH = Duration.ofMillis(250);

    private final Dialler dialler;
    private final Watcher watcher;
    private final Limits limits;
    private final Redial redial = new Redial(new SplittableRandom());
    private final Crossing loop;
    private final Crossing home;
    private final Deque<Call> waiting = new ArrayDeque<>();
    private final Deque<Call> unanswered = new ArrayDeque<>();
    private final Promise<Void> opened = Promise.promise();
    private Optional<Dialled> dialled = Optional.empty();
    private boolean flushing;
    private boolean closed;
    private boolean givenUp;
    private long awaySince;
    private long heard;

    /** Hears how the line fares. */
    interface Watcher {
        Watcher NOBODY = new Watcher() {};

        default void lost(String reason) {}

        /** It is there again, and nothing has been sent yet. */
        default void back() {}

        default void givenUp(String reason) {}
    }

    /**
     * How long to wait.
     *
     * @param silence for an answer, before the connection is taken as lost
     * @param first for the first connection
     * @param patience for every later one; zero is for ever
     */
    record Limits(Duration silence, Duration first, Duration patience) {}

    Line(Dialler dialler, Limits limits, Watcher watcher) {
        this.dialler = dialler;
        this.limits = limits;
        this.watcher = watcher;
        this.loop = new Crossing(dialler.loop());
        this.home = new Crossing(dialler.clockwork().context());
    }

    /** Completes with the first connection. */
    Future<Void> open() {
        awaySince = now();
        dial();
        watch();
        return opened.future();
    }

    /** Whether requests go out at once. */
    boolean there() {
        return dialled.isPresent() && !closed;
    }

    /** Asks until there is an answer; it may be carried out more than once. */
    Future<Reply> ask(Request request) {
        return ask(new Call(request, true));
    }

    /** Asks once: fails with {@link LineLostException} where the answer, or the request, was lost. */
    Future<Reply> askOnce(Request request) {
        return ask(new Call(request, false));
    }

    private Future<Reply> ask(Call call) {
        if (closed || givenUp) {
            return Future.failedFuture(
                    new BrokerException(closed ? "the connection to " + dialler.address() + " is closed" : away("")));
        }
        waiting.add(call);
        if (!flushing) {
            flushing = true;
            // What is asked by actions that wait already goes along.
            home.execute(() -> home.execute(this::flush));
        }
        return call.answer.future();
    }

    private void flush() {
        flushing = false;
        if (dialled.isEmpty() || closed) {
            return;
        }
        List<Call> calls = new ArrayList<>();
        long start = now();
        while (!waiting.isEmpty() && unanswered.size() < MOST_UNANSWERED) {
            Call call = waiting.remove();
            call.sent();
            if (unanswered.isEmpty()) {
                heard = start;
            }
            unanswered.add(call);
            calls.add(call);
        }
        if (!calls.isEmpty()) {
            Dialled to = dialled.get();
            loop.execute(() -> calls.forEach(call -> send(to, call)));
        }
    }

    private void send(Dialled to, Call call) {
        to.connection().send(call.request).onComplete(result -> home.execute(() -> answered(to, call, result)));
    }

    private void answered(Dialled by, Call call, AsyncResult<Response> result) {
        if (!isCurrent(by) || closed) {
            return;
        }
        Optional<Fault> fault = Optional.ofNullable(result.cause()).map(Fault::of);
        if (fault.isPresent() && fault.get().kind() != Fault.Kind.REFUSED) {
            lost(by, fault.get().reason());
            return;
        }
        heard = now();
        unanswered.remove();
        if (unanswered.size() == MOST_UNANSWERED - 1) {
            home.execute(this::flush);
        }
        fault.ifPresentOrElse(
                refused -> call.answer.fail(new BrokerException(dialler.address() + " refuses: " + refused.reason())),
                () -> call.answer.complete(new Reply(result.result(), call.repeated())));
    }

    private boolean isCurrent(Dialled by) {
        return dialled.equals(Optional.of(by));
    }

    private void lost(Dialled by, String reason) {
        if (closed || !isCurrent(by)) {
            return;
        }
        dialled = Optional.empty();
        by.close();
        awaySince = now();
        List<Call> dropped = new ArrayList<>();
        while (!unanswered.isEmpty()) {
            Call call = unanswered.removeLast();
            if (call.lasting) {
                waiting.addFirst(call);
            } else {
                dropped.add(0, call);
            }
        }
        watcher.lost("lost the connection to " + dialler.address() + ": " + reason);
        dropped.forEach(call -> call.answer.fail(new LineLostException()));
        dialAfterPause();
    }

    private void dialAfterPause() {
        dialler.clockwork().timer().after(redial.pause(), this::dial);
    }

    private void dial() {
        if (!closed) {
            dialler.dial().onSuccess(this::connected).onFailure(this::missed);
        }
    }

    private void connected(Dialled by) {
        if (closed) {
            by.close();
            return;
        }
        dialled = Optional.of(by);
        loop.execute(() -> by.connection()
                .endHandler(v -> home.execute(() -> lost(by, "the connection was closed")))
                .exceptionHandler(e -> home.execute(() -> lost(by, Fault.of(e).reason()))));
        redial.succeeded();
        givenUp = false;
        if (!opened.tryComplete()) {
            watcher.back();
        }
        flush();
    }

    private void missed(Throwable cause) {
        if (closed) {
            return;
        }
        Fault fault = Fault.of(cause);
        boolean first = !opened.future().isComplete();
        Duration most = first ? limits.first() : limits.patience();
        boolean over = !most.isZero() && now() - awaySince > most.toNanos();
        if (first && (over || fault.kind() == Fault.Kind.SHUT)) {
            opened.fail(new BrokerException(away(fault.reason())));
            close();
        } else {
            if (over && !givenUp) {
                giveUp(away(fault.reason()));
            }
            dialAfterPause();
        }
    }

    /** Goes on trying, but nobody is to wait for that. */
    private void giveUp(String reason) {
        givenUp = true;
        failAll(reason);
        watcher.givenUp(reason);
    }

    private String away(String reason) {
        return "cannot reach " + dialler.address() + (reason.isEmpty() ? "" : ": " + reason);
    }

    private void failAll(String reason) {
        List<Call> all = new ArrayList<>(unanswered);
        all.addAll(waiting);
        unanswered.clear();
        waiting.clear();
        all.forEach(call -> call.answer.tryFail(new BrokerException(reason)));
    }

    /** A peer that is cut off sends no word of it. */
    private void watch() {
        if (closed) {
            return;
        }
        if (!unanswered.isEmpty() && now() - heard > limits.silence().toNanos()) {
            dialled.ifPresent(by -> lost(by, "no answer for " + limits.silence().toMillis() + " ms"));
        }
        dialler.clockwork().timer().after(WATCH, this::watch);
    }

    private long now() {
        return dialler.clockwork().nanoTime().getAsLong();
    }

    /** What is not answered fails. */
    void close() {
        if (!closed) {
            closed = true;
            dialled.ifPresent(Dialled::close);
            dialled = Optional.empty();
            failAll("the connection to " + dialler.address() + " is closed");
            opened.tryFail(new BrokerException("the connection to " + dialler.address() + " is closed"));
        }
    }
}
