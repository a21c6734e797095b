package dev.ravel.probe;

import dev.ravel.member.Lane;
import dev.ravel.member.Lane.Hold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One event loop under watch: joins what its lanes and its ticks say into stalls, each once. Lanes may share a loop.
 *
 * <p>{@link #tick} belongs to the loop, {@link #sweep} and {@link #close} to one thread at a time; {@link #add} may be
 * called from any thread.
 */
final class Loop {
    private final String name;
    private final Thread thread;
    private final Optional<ThreadCpu> cpu;
    private final Lag lag;
    private final long stall;
    private final Judge judge;
    private final List<Lane> lanes = new CopyOnWriteArrayList<>();
    private final Samples samples;
    private final Samples.LoopState state;
    private final List<Stretch> held = new ArrayList<>();
    private OptionalLong lastGap = OptionalLong.empty();

    /**
     * The loop that calls this.
     *
     * @param name of the first lane: it speaks for the loop where no lane is to blame
     * @param cpu the loop's thread's, where the operating system tells
     */
    Loop(String name, Optional<ThreadCpu> cpu, Lag lag, long stall, Judge judge) {
        this.name = name;
        this.thread = Thread.currentThread();
        this.cpu = cpu;
        this.lag = lag;
        this.stall = stall;
        this.judge = judge;
        this.samples = new Samples(thread::getStackTrace, this::waited, stall / 2);
        this.state = new Samples.LoopState(lanes, lag);
    }

    void add(Lane lane) {
        lanes.add(lane);
    }

    Lag lag() {
        return lag;
    }

    String name() {
        return name;
    }

    boolean alive() {
        return thread.isAlive();
    }

    void tick(long now) {
        lag.tick(now, settled());
    }

    /** Takes in what has ended since the last time, and a stack where the loop is held. */
    void sweep(long now) {
        long settled = lag.settledUntil();
        collect();
        samples.forgetBefore(settled);
        held.removeIf(hold -> hold.to() - settled <= 0);
        if (alive()) {
            samples.take(state, now);
        }
    }

    /** The last sweep: what holds the loop at this moment is recorded with its length so far. */
    void close(long now) {
        // read before the rest: what ends in between is then in the queues, and known by its start
        List<Held> open = open(now);
        Stretch overdue = new Stretch(lag.due(), now);
        collect();
        open.stream().filter(hold -> !known(hold.stretch())).forEach(this::hold);
        if (alive() && !lastGap.equals(OptionalLong.of(overdue.from()))) {
            gap(new Lag.Gap(overdue, settled()));
        }
    }

    private void collect() {
        // gaps first: the holds that explain a gap were queued before it
        List<Lag.Gap> gaps = drain(lag.gaps());
        for (Lane lane : lanes) {
            drain(lane.holds()).forEach(hold -> hold(held(lane, hold)));
        }
        gaps.forEach(this::gap);
    }

    private void hold(Held hold) {
        held.add(hold.stretch());
        judge.record(hold, samples.all(), waited());
    }

    private void gap(Lag.Gap gap) {
        lastGap = OptionalLong.of(gap.stretch().from());
        held.sort(Comparator.comparingLong(Stretch::from));
        gap.stretch().without(held).stream()
                .filter(rest -> rest.length() >= stall)
                .map(rest -> new Held(name, rest, OptionalLong.empty(), gap.settled()))
                .forEach(rest -> judge.record(rest, samples.all(), waited()));
    }

    private List<Held> open(long now) {
        List<Held> open = new ArrayList<>();
        for (Lane lane : lanes) {
            long ordinal = lane.ordinal();
            long since = lane.since();
            if (ordinal != Lane.IDLE && now - since >= stall) {
                open.add(held(lane, new Hold(ordinal, since, now, lane.settled())));
            }
        }
        return open;
    }

    private OptionalLong waited() {
        return cpu.map(ThreadCpu::waited).orElse(OptionalLong.empty());
    }

    private boolean known(Stretch stretch) {
        return held.stream().anyMatch(hold -> hold.from() == stretch.from());
    }

    private boolean settled() {
        for (Lane lane : lanes) {
            if (lane.settled()) {
                return true;
            }
        }
        return false;
    }

    private static Held held(Lane lane, Hold hold) {
        Stretch stretch = new Stretch(hold.from(), hold.to());
        return new Held(lane.name(), stretch, OptionalLong.of(hold.ordinal()), hold.settled());
    }

    /** What is there now; what comes meanwhile is left for the next time, so that this ends. */
    private static <T> List<T> drain(Queue<T> queue) {
        List<T> drained = new ArrayList<>();
        for (int left = queue.size(); left > 0; left--) {
            drained.add(queue.remove());
        }
        return drained;
    }
}
