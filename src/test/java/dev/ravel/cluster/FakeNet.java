package dev.ravel.cluster;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** An event bus in one thread: frames are carried when the test says so, or lost. */
final class FakeNet {
    private final Map<String, List<BiConsumer<String, byte[]>>> ears = new HashMap<>();
    private final Queue<Runnable> underWay = new ArrayDeque<>();
    private final List<Runnable> timers = new ArrayList<>();
    private Predicate<String> lost = address -> false;
    long nanos;

    /** What is carried, as {@code from > address}. */
    final List<String> carried = new ArrayList<>();

    Wire wire(String node) {
        return new FakeWire(node);
    }

    /** Frames to these addresses are lost from now on. */
    void lose(Predicate<String> addresses) {
        lost = addresses;
    }

    /** Carries frames until none is under way. */
    void carry() {
        for (Runnable next = underWay.poll(); next != null; next = underWay.poll()) {
            next.run();
        }
    }

    /** Lets a second pass, in which every coordinator calls. */
    void second() {
        nanos += 1_000_000_000;
        List.copyOf(timers).forEach(Runnable::run);
        carry();
    }

    private void deliver(String from, String address, byte[] frame) {
        if (lost.test(address)) {
            return;
        }
        carried.add(from + " > " + address);
        List.copyOf(ears.getOrDefault(address, List.of())).forEach(ear -> ear.accept(from, frame));
    }

    private final class FakeWire implements Wire {
        private final String node;

        private FakeWire(String node) {
            this.node = node;
        }

        @Override
        public void send(String address, byte[] frame) {
            underWay.add(() -> deliver(node, address, frame));
        }

        @Override
        public void publish(String address, byte[] frame) {
            send(address, frame);
        }

        @Override
        public Future<Runnable> hear(String address, BiConsumer<String, byte[]> hearer) {
            List<BiConsumer<String, byte[]>> here = ears.computeIfAbsent(address, a -> new ArrayList<>());
            here.add(hearer);
            return Future.succeededFuture(() -> here.remove(hearer));
        }

        @Override
        public void execute(Runnable action) {
            action.run();
        }

        @Override
        public Runnable every(long millis, Runnable action) {
            timers.add(action);
            return () -> timers.remove(action);
        }
    }
}
