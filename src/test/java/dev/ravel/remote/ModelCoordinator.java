package dev.ravel.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Message;
import dev.ravel.engine.Ending;
import dev.ravel.engine.Engine;
import dev.ravel.engine.Limits;
import dev.ravel.engine.RunListener;
import dev.ravel.engine.Surroundings;
import dev.ravel.journal.Journal;
import dev.ravel.journal.OrdinalSet;
import dev.ravel.member.Hello;
import dev.ravel.politeness.BackOff;
import dev.ravel.politeness.Delay;
import dev.ravel.politeness.Pace;
import dev.ravel.politeness.Politeness;
import dev.ravel.source.Entry;
import dev.ravel.source.Source;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** One start of a run: the real engine, a roster, and a disk that outlives both. */
final class ModelCoordinator implements Journal {
    private final World world;
    private final List<Outcome> disk;
    private final List<Outcome> unsynced = new ArrayList<>();
    private final Map<Long, Task> leased = new HashMap<>();
    private final Map<Long, Result> results = new HashMap<>();
    private final Engine engine;
    final Heard heard = new Heard();
    final World.Mortal process;
    final Message.Call call;
    final Roster roster;
    Optional<Ending> ending = Optional.empty();
    Optional<Future<List<NodeReport>>> reports = Optional.empty();

    /** The roster needs the engine, and the engine its listener. */
    private static final class Ears implements RunListener {
        private RunListener roster;

        @Override
        public void started(Task task, Hello member) {
            roster.started(task, member);
        }

        @Override
        public void passedOver(Task task) {
            roster.passedOver(task);
        }

        @Override
        public void postponed(Task task, Instant at) {
            roster.postponed(task, at);
        }

        @Override
        public void ended(Outcome outcome) {
            roster.ended(outcome);
        }
    }

    ModelCoordinator(World world, List<Outcome> disk, int start) {
        this.world = world;
        this.disk = disk;
        process = world.process();
        call = Sample.call("run", "start-" + start);
        Ears ears = new Ears();
        Surroundings around = new Surroundings(
                process.thread(),
                process.thread(),
                process.timer(),
                () -> Instant.EPOCH.plusNanos(world.now()),
                new Random(start));
        Limits limits = new Limits(Duration.ofSeconds(5), 0, 1000, Duration.ZERO, Delay.NONE);
        engine = new Engine(Sample.RULES, limits, around, ears);
        roster = new Roster(
                engine,
                new Roster.Settings(Sample.JOB, RemoteModelTest.LEASE, Sample.SEAL),
                new Clockwork(process.thread(), process.timer(), world::now),
                heard);
        ears.roster = roster;
    }

    void start() {
        OrdinalSet past = new OrdinalSet();
        disk.forEach(outcome -> past.add(outcome.ordinal()));
        BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(1), 0, Duration.ofSeconds(60));
        Pace pace = new Pace(0, Delay.fixed(Duration.ZERO), Duration.ZERO, backOff);
        Map<Kind, Source> sources = Map.of(
                Kind.FETCH, new Tasks(0, Sample::fetch), Kind.SUM, new Tasks(RemoteModelTest.TASKS, Sample::sum));
        engine.start(sources, new Politeness<>(pace), this, past, this::over);
    }

    private void over(Ending how) {
        ending = Optional.of(how);
        reports = Optional.of(roster.over(Duration.ofSeconds(20)));
    }

    /** Tasks of consecutive ordinals. */
    private static final class Tasks implements Source {
        private final LongFunction<Task> task;
        private final long end;
        private long next;

        Tasks(long from, LongFunction<Task> task) {
            this.task = task;
            next = from;
            end = from + RemoteModelTest.TASKS;
        }

        @Override
        public List<Entry> read(int max) {
            List<Entry> batch = new ArrayList<>();
            while (batch.size() < max && next < end) {
                batch.add(new Entry.Ready(task.apply(next++)));
            }
            return batch;
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(RemoteModelTest.TASKS);
        }
    }

    /** Hears every message of one link of this start: two nodes may claim results of the same task. */
    Consumer<Message> ear() {
        Map<String, Message.Claim> claims = new HashMap<>();
        return message -> overhear(message, claims);
    }

    private void overhear(Message message, Map<String, Message.Claim> claims) {
        if (message instanceof Message.Tasks tasks) {
            tasks.leases().forEach(lease -> leased.put(lease.number(), lease.task()));
        } else if (message instanceof Message.Results answers) {
            answers.answers().forEach(answer -> results.put(answer.lease(), answer.result()));
        } else if (message instanceof Message.Claims all) {
            all.claims().forEach(claim -> claims.put(claim.seal(), claim));
        } else if (message instanceof Message.Acks acks) {
            acks.leases().forEach(lease -> acknowledged(leased.get(lease), results.get(lease)));
            acks.claims()
                    .forEach(seal -> acknowledged(
                            claims.get(seal).task(), claims.get(seal).result()));
        }
    }

    /** Whether a node was given a task that none of its members had a slot for. */
    boolean refusedATask() {
        return results.values().stream()
                .anyMatch(result -> result instanceof Result.Failed failed && failed.cause() == Cause.LOST);
    }

    private void acknowledged(Task task, Result result) {
        boolean counts = result instanceof Result.Computed || result instanceof Result.Answered;
        if (counts) {
            assertThat(disk)
                    .as("outcomes on disk when " + task.ordinal() + " is acknowledged")
                    .anyMatch(outcome -> outcome.ordinal() == task.ordinal());
        } else {
            assertThat(result).as("result of " + task.ordinal()).isNotNull();
        }
    }

    @Override
    public void append(Outcome outcome) {
        unsynced.add(outcome);
        process.timer().after(world.upTo(Duration.ofMillis(80)), this::sync);
    }

    private void sync() {
        int synced = unsynced.size();
        disk.addAll(unsynced);
        unsynced.clear();
        engine.synced(synced);
    }

    @Override
    public void close(Consumer<Optional<String>> closed) {
        sync();
        closed.accept(Optional.empty());
    }
}
