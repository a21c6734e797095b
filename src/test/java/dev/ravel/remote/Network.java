package dev.ravel.remote;

import dev.ravel.bus.Link;
import dev.ravel.bus.Message;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Links that lose and delay what is sent, or are cut; some of them double and reorder it, too. */
final class Network {
    private final World world;
    private final Set<String> cut = new HashSet<>();
    private final boolean tellsEnds;
    private final boolean orderly;
    private double loss = 0.1;

    /** One end may hear that the other one is closed, as over a socket. */
    Network(World world) {
        this.world = world;
        this.tellsEnds = world.chance(0.5);
        this.orderly = world.chance(0.5);
    }

    /** Whether messages come in the order in which they were sent, and none twice. */
    boolean orderly() {
        return orderly;
    }

    void cut(String node, Duration time) {
        cut.add(node);
        world.after(time, () -> cut.remove(node));
    }

    boolean reaches(String node) {
        return !cut.contains(node);
    }

    void calm() {
        loss = 0.02;
    }

    /** Both ends of a link. */
    final class Pair {
        final End coordinator;
        final End node;

        Pair(String name, World.Mortal coordinators, World.Mortal nodes, Consumer<Message> overheard) {
            coordinator = new End(name, coordinators, overheard);
            node = new End(name, nodes, overheard);
            coordinator.other = node;
            node.other = coordinator;
        }
    }

    /** One end; whoever has it sends by it, and hears what comes. */
    final class End implements Link {
        private final String name;
        private final World.Mortal process;
        private final Consumer<Message> overheard;
        private Link.Hearer hearer;
        private End other;
        private boolean closed;
        private long last;

        End(String name, World.Mortal process, Consumer<Message> overheard) {
            this.name = name;
            this.process = process;
            this.overheard = overheard;
        }

        boolean of(World.Mortal any) {
            return process == any;
        }

        void hear(Link.Hearer ear) {
            hearer = ear;
        }

        @Override
        public void send(Message message) {
            if (closed) {
                return;
            }
            overheard.accept(message);
            for (int copies = !orderly && world.chance(0.05) ? 2 : 1; copies > 0; copies--) {
                if (reaches(name) && !world.chance(loss)) {
                    carry(message);
                }
            }
        }

        private void carry(Message message) {
            long arrival = world.now() + delay().toNanos();
            last = Math.max(last, arrival);
            world.after(Duration.ofNanos((orderly ? last : arrival) - world.now()), () -> other.deliver(message));
        }

        private Duration delay() {
            return world.upTo(Duration.ofMillis(world.chance(0.02) ? 3000 : 60));
        }

        private void deliver(Message message) {
            if (reaches(name)) {
                process.run(() -> {
                    if (!closed && hearer != null) {
                        hearer.received(message);
                    }
                });
            }
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                end();
            }
        }

        /** The process at this end is closed or dead. */
        void end() {
            if (tellsEnds && reaches(name)) {
                world.after(
                        delay(),
                        () -> other.process.run(() -> {
                            if (!other.closed && other.hearer != null) {
                                other.closed = true;
                                other.hearer.closed("closed");
                            }
                        }));
            }
        }
    }
}
