package dev.ravel.queue.redis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The shards of one divided queue, of which a worker owns its fair share: it takes free ones, and gives up what is over. */
final class Shards {
    private final Enrolment worker;
    private final String queue;
    private final Map<String, Tap> taps = new LinkedHashMap<>();
    private final Set<String> owned = new LinkedHashSet<>();
    /** Asked to be released: an answer from before that still names them. */
    private final Set<String> releasing = new HashSet<>();

    private Optional<String> yielding = Optional.empty();
    private boolean closed;

    Shards(Enrolment worker, String queue, Map<String, Tap> taps) {
        this.worker = worker;
        this.queue = queue;
        this.taps.putAll(taps);
    }

    /** Asks for what is free, and hears what is its share. */
    void balance() {
        if (closed || !worker.isEnrolled()) {
            return;
        }
        String consumer = worker.consumer();
        List<Object> args = new ArrayList<>(List.of(consumer, queue));
        args.addAll(taps.keySet());
        worker.session().runOnce(Script.BALANCE, args.toArray()).onSuccess(reply -> {
            if (consumer.equals(worker.consumer())) {
                balanced(reply.texts());
            }
        });
    }

    private void balanced(List<String> answer) {
        int share = Integer.parseInt(answer.get(0));
        List<String> own = answer.subList(1, answer.size());
        own.stream()
                .filter(shard -> !releasing.contains(shard) && owned.add(shard))
                .forEach(this::own);
        List.copyOf(owned).stream().filter(shard -> !own.contains(shard)).forEach(this::disowned);
        if (share > 0 && owned.size() > share && yielding.isEmpty() && !closed) {
            giveUp(owned.iterator().next());
        }
        if (closed) {
            List.copyOf(owned).forEach(this::releaseWhenEmpty);
        }
    }

    private void own(String shard) {
        worker.taker().owns(shard);
        if (!closed) {
            taps.get(shard).open();
        }
    }

    private void giveUp(String shard) {
        yielding = Optional.of(shard);
        taps.get(shard).shut();
        worker.taker().yields(shard).onComplete(v -> releaseWhenEmpty(shard));
    }

    private void releaseWhenEmpty(String shard) {
        taps.get(shard).whenEmpty(() -> {
            if (owned.contains(shard)) {
                disowned(shard);
                release(shard);
            }
        });
    }

    private void release(String shard) {
        releasing.add(shard);
        worker.session()
                .run(Script.RELEASE, worker.consumer(), queue, shard)
                .onComplete(released -> releasing.remove(shard));
        balance();
    }

    /** It is not this worker's any more. */
    void disowned(String shard) {
        if (owned.remove(shard)) {
            yielding = yielding.filter(other -> !other.equals(shard));
            taps.get(shard).shut();
            taps.get(shard).lose();
            worker.taker().disowned(shard);
        }
    }

    void disownedAll() {
        List.copyOf(owned).forEach(this::disowned);
    }

    /** What is owned stays so until the last of it is settled. */
    void close() {
        closed = true;
        List.copyOf(owned).forEach(this::releaseWhenEmpty);
    }

    String queue() {
        return queue;
    }
}
