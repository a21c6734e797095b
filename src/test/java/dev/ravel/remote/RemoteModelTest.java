package dev.ravel.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.engine.Ending.Complete;
import dev.ravel.work.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole runs over bad links between processes that freeze, die and come back: every task has one outcome in the end, no
 * result is forgotten before its outcome is on disk, and no member ever has more than it has slots for.
 */
class RemoteModelTest {
    static final Duration LEASE = Duration.ofSeconds(2);
    /** Of each kind. */
    static final int TASKS = 60;

    private static final int SEEDS = 200;
    private static final int NODES = 3;
    private static final Duration TROUBLE = Duration.ofSeconds(40);
    private static final Duration LIMIT = Duration.ofMinutes(30);

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_task_ends_once_whatever_happens(long seed) {
        Story story = new Story(seed);
        story.run();

        List<Long> ordinals = story.disk.stream().map(Outcome::ordinal).toList();
        assertThat(ordinals)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 2 * TASKS).boxed().toList());
        assertThat(story.coordinator.ending).contains(new Complete());
        assertThat(story.nodes).noneMatch(ModelNode::works);
        assertThat(story.network.orderly() && story.refusedATask())
                .as("a task came to a member without a slot")
                .isFalse();
        assertThat(story.heard()).noneMatch(RemoteModelTest::accuses);
    }

    /** No node here makes anything up. */
    private static boolean accuses(String word) {
        return word.startsWith("refused");
    }

    /** One run and what happens to it. */
    private static final class Story {
        private final World world;
        private final Network network;
        private final List<Outcome> disk = new ArrayList<>();
        private final List<ModelNode> nodes = new ArrayList<>();
        private final List<Network.End> ends = new ArrayList<>();
        private final List<ModelCoordinator> coordinators = new ArrayList<>();
        private ModelCoordinator coordinator;
        private int starts;

        Story(long seed) {
            world = new World(seed);
            network = new Network(world);
        }

        void run() {
            for (int i = 0; i < NODES; i++) {
                nodes.add(new ModelNode(world, "node-" + i));
            }
            resume();
            calls();
            for (int faults = world.any(14); faults > 0; faults--) {
                world.after(world.upTo(TROUBLE), this::fault);
            }
            world.after(TROUBLE, network::calm);
            while (!over()) {
                assertThat(world.step()).as("something happens").isTrue();
                assertThat(world.now()).as("time taken").isLessThan(LIMIT.toNanos());
            }
        }

        /** Also the nodes must come to rest. */
        private boolean over() {
            return coordinator.reports.filter(reports -> reports.isComplete()).isPresent()
                    && nodes.stream().noneMatch(ModelNode::works);
        }

        /** What the rosters of all starts said. */
        List<String> heard() {
            return coordinators.stream()
                    .flatMap(each -> each.heard.words.stream())
                    .toList();
        }

        boolean refusedATask() {
            return coordinators.stream().anyMatch(ModelCoordinator::refusedATask);
        }

        private void resume() {
            coordinator = new ModelCoordinator(world, disk, starts++);
            coordinators.add(coordinator);
            coordinator.start();
        }

        private void calls() {
            world.after(Duration.ofSeconds(1), () -> {
                if (coordinator.process.alive() && coordinator.ending.isEmpty()) {
                    nodes.forEach(this::call);
                }
                calls();
            });
        }

        private void call(ModelNode node) {
            ModelCoordinator caller = coordinator;
            if (network.reaches(node.name) && world.chance(0.9)) {
                node.process.run(() -> {
                    if (node.station.free(caller.call)) {
                        join(caller, node);
                    }
                });
            }
        }

        private void join(ModelCoordinator caller, ModelNode node) {
            Network.Pair pair = network.new Pair(node.name, caller.process, node.process, caller.ear());
            ends.add(pair.coordinator);
            ends.add(pair.node);
            pair.node.hear(node.station.serve(caller.call, pair.node));
            world.after(
                    world.upTo(Duration.ofMillis(60)),
                    () -> caller.process.run(
                            () -> pair.coordinator.hear(caller.roster.joined(node.name, pair.coordinator))));
        }

        private void fault() {
            ModelNode node = nodes.get(world.any(nodes.size()));
            Duration time = world.upTo(Duration.ofSeconds(8));
            switch (world.any(6)) {
                case 0 -> node.process.freeze(time);
                case 1 -> network.cut(node.name, time);
                case 2 -> restart(node, time);
                case 3 -> leave(node, time);
                case 4 -> coordinator.process.freeze(time);
                default -> restartCoordinator(time);
            }
        }

        private void die(World.Mortal process) {
            process.die();
            ends.stream().filter(end -> end.of(process)).forEach(Network.End::end);
            ends.removeIf(end -> end.of(process));
        }

        private void restart(ModelNode node, Duration time) {
            die(node.process);
            nodes.remove(node);
            nodes.add(new ModelNode(world, node.name));
            network.cut(node.name, time);
        }

        /** Another node comes in its place. */
        private void leave(ModelNode node, Duration drain) {
            node.station.leave(drain).onComplete(left -> die(node.process));
            nodes.remove(node);
            nodes.add(new ModelNode(world, "node-" + (NODES + world.any(1_000_000))));
        }

        private void restartCoordinator(Duration time) {
            if (coordinator.process.alive() && coordinator.ending.isEmpty()) {
                die(coordinator.process);
                world.after(time, this::resume);
            }
        }
    }
}
