package dev.ravel.queue.redis;

import dev.ravel.bus.RubbishException;
import dev.ravel.queue.ClaimLostException;
import io.vertx.core.AsyncResult;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes what one queue or shard has, as long as there is room for it. */
final class Tap {
    /** A script that takes more keeps the others waiting. */
    private static final int MOST_AT_ONCE = 256;

    private final Enrolment worker;
    private final String queue;
    private final boolean shard;
    private final int most;
    private final Map<String, Held> held = new LinkedHashMap<>();
    private final Map<String, Claim> unsettled = new LinkedHashMap<>();
    private final List<Runnable> whenEmpty = new ArrayList<>();
    private boolean open;
    private boolean stirring;
    private boolean asleep;
    private boolean unsure;
    private int asked;
    private int wakes;

    Tap(Enrolment worker, String queue, boolean shard, int most) {
        this.worker = worker;
        this.queue = queue;
        this.shard = shard;
        this.most = most;
    }

    void open() {
        open = true;
        woken();
    }

    /** Nothing more is taken; what comes all the same is given back. */
    void shut() {
        open = false;
    }

    boolean isTrusted() {
        return worker.isTrusted();
    }

    void movesAfter(Duration delay) {
        worker.movesAfter(delay);
    }

    /** There may be something in the queue. */
    void woken() {
        wakes++;
        asleep = false;
        stir();
    }

    /** Takes more soon, where there is room by then. */
    void stir() {
        if (!stirring) {
            stirring = true;
            worker.execute(this::take);
        }
    }

    private void take() {
        stirring = false;
        int room = Math.min(most - held.size() - asked, MOST_AT_ONCE);
        if (!open || asleep || room <= 0 || !worker.isEnrolled()) {
            return;
        }
        asked += room;
        int before = wakes;
        String consumer = worker.consumer();
        worker.session()
                .runOnce(Script.TAKE, consumer, queue, room, shard ? 1 : 0)
                .onComplete(result -> taken(consumer, room, before, result));
    }

    private void taken(String consumer, int room, int before, AsyncResult<Reply> result) {
        asked -= room;
        if (result.failed()) {
            // Redis may have handed tasks over all the same. It is asked again with the next beat.
            unsure = true;
        } else if (result.result().isNumber()) {
            worker.refused(consumer, queue, result.result().number() == 0);
        } else if (consumer.equals(worker.consumer())) {
            List<Response> entries = result.result().list();
            // It waits to be woken, unless it was woken while this answer was on its way.
            asleep = entries.size() < room && wakes == before;
            entries.forEach(entry -> take(new Claim(worker.session(), consumer, queue, Entry.of(entry))));
            stir();
        }
        checkEmpty();
    }

    private void take(Claim claim) {
        if (!open) {
            giveBack(claim);
            return;
        }
        try {
            Held taken = new Held(
                    this,
                    claim,
                    worker.session().codec().decode(claim.entry().ticket().getBytes()));
            held.put(claim.entry().id(), taken);
            worker.taker().taken(taken);
        } catch (RubbishException e) {
            claim.bury(e).onFailure(failure -> unsettled(claim, failure));
        }
    }

    private void giveBack(Claim claim) {
        claim.giveBack().onFailure(e -> unsettled(claim, e));
    }

    /** Redis refused it: as long as this worker is heard of, nobody else gets the task. */
    void unsettled(Claim claim, Throwable cause) {
        if (!(cause instanceof ClaimLostException)) {
            unsettled.put(claim.entry().id(), claim);
        }
    }

    void settled(String id, Held delivery) {
        if (held.remove(id, delivery)) {
            stir();
            checkEmpty();
        }
    }

    /** Others have, or will have, all that is in hand. */
    void lose() {
        List<Held> all = List.copyOf(held.values());
        held.clear();
        all.forEach(Held::lose);
        all.forEach(worker.taker()::lost);
        checkEmpty();
    }

    void giveBackAll() {
        List.copyOf(held.values()).forEach(Held::giveBack);
    }

    /** Runs the action when nothing is in hand or on its way. */
    void whenEmpty(Runnable action) {
        whenEmpty.add(action);
        checkEmpty();
    }

    private void checkEmpty() {
        if (held.isEmpty() && asked == 0) {
            List<Runnable> actions = List.copyOf(whenEmpty);
            whenEmpty.clear();
            actions.forEach(Runnable::run);
        }
    }

    /** Redis is there and listens: what it counts as this worker's, and is in nobody's hand, goes to others. */
    void clearUp() {
        List<Claim> all = List.copyOf(unsettled.values());
        unsettled.clear();
        all.forEach(this::giveBack);
        if (unsure) {
            unsure = false;
            new Recall(worker.session(), worker.consumer(), queue)
                    .run(id -> held.containsKey(id) || unsettled.containsKey(id))
                    .onFailure(e -> unsure = true);
        }
    }
}
