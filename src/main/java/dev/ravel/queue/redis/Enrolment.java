package dev.ravel.queue.redis;

import dev.ravel.bus.Routes;
import dev.ravel.queue.Broker.Subscription;
import dev.ravel.queue.Order;
import dev.ravel.queue.Taker;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One worker on the roll of the broker. As long as it is heard of, all that it took, and its shards, are its own; when it
 * was not for the time of a claim, others take them, and it enrols again under another name.
 */
final class Enrolment implements Subscription {
    private static final Duration LONGEST_BEAT = Duration.ofSeconds(1);
    private static final int BEATS_A_CLAIM = 3;
    /** The last fifth of a claim is not relied on: clocks run apart, and what is begun has yet to start. */
    private static final double TRUSTED = 0.8;

    private final Session session;
    private final Order order;
    private final Taker taker;
    private final Map<String, Tap> taps = new LinkedHashMap<>();
    private final List<Tap> plain = new ArrayList<>();
    private final List<Shards> divided = new ArrayList<>();
    private final Chores chores;
    private final Ears ears;
    private final Promise<Void> gone = Promise.promise();
    private String consumer;
    private boolean enrolled;
    private boolean closed;
    private long beaten;

    Enrolment(Session session, Order order, Taker taker) {
        this.session = session;
        this.order = order;
        this.taker = taker;
        this.consumer = anotherName();
        order.plain().forEach(queue -> plain.add(tap(queue, false, order.slots())));
        divided(order.shards()).forEach((queue, shards) -> divided.add(new Shards(this, queue, shards)));
        this.chores = new Chores(session);
        this.ears = new Ears(session, this, this::woken);
    }

    /** Nobody had this one before, nor will. */
    private String anotherName() {
        return order.worker() + "/" + UUID.randomUUID();
    }

    private Tap tap(String queue, boolean shard, int most) {
        return taps.computeIfAbsent(queue, name -> new Tap(this, name, shard, most));
    }

    private Map<String, Map<String, Tap>> divided(List<String> shards) {
        Map<String, Map<String, Tap>> all = new LinkedHashMap<>();
        for (String shard : shards) {
            all.computeIfAbsent(Routes.queueOf(shard), queue -> new LinkedHashMap<>())
                    .put(shard, tap(shard, true, order.window()));
        }
        return all;
    }

    Future<Subscription> open() {
        ears.open();
        return enrol().onSuccess(v -> tick()).map(v -> this);
    }

    private Future<Void> enrol() {
        String name = consumer;
        long asked = now();
        List<Object> args = new ArrayList<>(List.of(name, claim().toMillis(), taps.size()));
        args.addAll(taps.keySet());
        divided.forEach(shards -> args.add(shards.queue()));
        return session.run(Script.ENROL, args.toArray())
                .onSuccess(reply -> enrolled(asked))
                .mapEmpty();
    }

    private void enrolled(long asked) {
        enrolled = true;
        beaten = asked;
        plain.forEach(Tap::open);
        balance();
    }

    /** What a worker does from time to time for itself and for all. */
    private void tick() {
        if (gone.future().isComplete()) {
            return;
        }
        if (session.line().there() && enrolled) {
            beat();
            chores.run();
            balance();
            taps.values().forEach(Tap::woken);
        }
        session.clockwork().timer().after(period(), this::tick);
    }

    private Duration period() {
        Duration part = claim().dividedBy(BEATS_A_CLAIM);
        return part.compareTo(LONGEST_BEAT) > 0 ? LONGEST_BEAT : part;
    }

    private void beat() {
        String name = consumer;
        long asked = now();
        session.runOnce(Script.BEAT, name, claim().toMillis()).onSuccess(reply -> {
            if (reply.number() == 0) {
                expelled(name);
            } else if (name.equals(consumer)) {
                beaten = asked;
                taps.values().forEach(Tap::clearUp);
            }
        });
    }

    private void balance() {
        divided.forEach(Shards::balance);
    }

    private void woken(String queue) {
        if (taps.containsKey(queue)) {
            taps.get(queue).woken();
        } else {
            balance();
        }
    }

    /** Redis does not hand out tasks of this queue under this name. */
    void refused(String name, String queue, boolean unknown) {
        if (unknown) {
            expelled(name);
        } else if (name.equals(consumer)) {
            divided.forEach(shards -> shards.disowned(queue));
        }
    }

    /** It was not heard of for too long: all that it had is others' now. */
    private void expelled(String name) {
        if (!name.equals(consumer)) {
            return;
        }
        enrolled = false;
        consumer = anotherName();
        divided.forEach(Shards::disownedAll);
        plain.forEach(Tap::lose);
        if (!closed) {
            enrol().onFailure(e -> {
                session.settings().told().accept("this worker takes nothing for now: " + e.getMessage());
                enrolLater();
            });
        }
    }

    /** What refuses now need not refuse for ever; it was told once. */
    private void enrolLater() {
        session.clockwork().timer().after(period(), () -> {
            if (!closed) {
                enrol().onFailure(e -> enrolLater());
            }
        });
    }

    /** The connection was lost, and is there again. */
    void back() {
        if (enrolled) {
            beat();
            taps.values().forEach(Tap::woken);
            balance();
        }
    }

    @Override
    public Future<Void> close() {
        if (closed) {
            return Future.succeededFuture();
        }
        closed = true;
        plain.forEach(Tap::shut);
        List<Object> args = new ArrayList<>(List.of(consumer));
        args.addAll(taps.keySet());
        divided.forEach(shards -> args.add(shards.queue()));
        Future<Void> retired = session.run(Script.RETIRE, args.toArray()).mapEmpty();
        divided.forEach(Shards::close);
        leaveWhenEmpty(new ArrayList<>(taps.values()));
        return retired;
    }

    private void leaveWhenEmpty(List<Tap> full) {
        if (full.isEmpty()) {
            leave();
        } else {
            full.remove(full.size() - 1).whenEmpty(() -> leaveWhenEmpty(full));
        }
    }

    private void leave() {
        if (gone.tryComplete()) {
            session.run(Script.LEAVE, consumer);
            session.runOnce(Script.SWEEP);
            ears.close();
        }
    }

    /** Gives back at once what is in hand. */
    void abandon() {
        Future<Void> unused = close();
        taps.values().forEach(Tap::giveBackAll);
        leave();
    }

    /** After so long, a task comes back to its queue. */
    void movesAfter(Duration delay) {
        chores.movesAfter(delay);
    }

    /** Whether the claims are ours without doubt: by our own clock, which is all that is left when nothing is heard. */
    boolean isTrusted() {
        return enrolled && now() - beaten < claim().toNanos() * TRUSTED;
    }

    boolean isEnrolled() {
        return enrolled;
    }

    boolean isGone() {
        return gone.future().isComplete();
    }

    String consumer() {
        return consumer;
    }

    Session session() {
        return session;
    }

    Taker taker() {
        return taker;
    }

    void execute(Runnable action) {
        session.clockwork().context().execute(action);
    }

    private Duration claim() {
        return session.settings().claim();
    }

    private long now() {
        return session.clockwork().nanoTime().getAsLong();
    }
}
