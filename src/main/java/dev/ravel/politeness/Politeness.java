package dev.ravel.politeness;

import dev.ravel.url.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Holds the tasks that wait and gives the next one that may start. Hosts take turns; within a host the first come is the
 * first served. No host ever has more in flight, or starts sooner, than its {@link Pace} and its own refusals allow.
 *
 * <p>Every call takes O(log hosts), except {@link #withdraw}. A host that is full or spared costs nothing while it waits,
 * and one with nothing waiting, nothing in flight and its clocks over is forgotten. Whatever is called {@code now} may go
 * backwards: that counts as no time gone by. For use by one thread at a time.
 */
public final class Politeness<T> {
    private final Pace pace;
    private final ForwardTime time = new ForwardTime();
    private final Map<HostKey, Host<T>> hosts = new HashMap<>();
    private final Turns<T> turns;
    /** With tasks that did not go ahead. */
    private final Set<Host<T>> queued = new LinkedHashSet<>();

    private Duration keptBack = Duration.ZERO;
    /** Until then a host of which nothing is known may have been asked by others too lately. */
    private Instant othersUntil = Host.NO_CLOCK;

    private int waiting;
    private long known;

    public Politeness(Pace pace) {
        this.pace = pace;
        this.turns = new Turns<>(pace, host -> hosts.remove(host.key()));
    }

    /** It is so late now: what is added next has come now, and not when a call was last told the time. */
    public void now(Instant now) {
        time.at(now);
    }

    /** The task waits for its turn at the end of its host's queue. */
    public void add(HostKey key, T task) {
        Host<T> host = host(key);
        boolean waited = host.hasWaiting();
        host.add(task, time.latest());
        queued.add(host);
        added(host, waited);
    }

    /** The task goes ahead of its host's queue, behind others that went ahead before: for hops and retries. */
    public void addFirst(HostKey key, T task) {
        Host<T> host = host(key);
        boolean waited = host.hasWaiting();
        host.addAhead(task, time.latest());
        added(host, waited);
    }

    /**
     * Until now others may have asked any host: none is asked again before the longest delay from now on is over.
     *
     * @param until when the others stopped, past or now
     */
    public void takenOver(Instant until, Instant now) {
        Instant at = time.at(now);
        if (pace.spaced()) {
            othersUntil = time.forward(until).plus(pace.longest());
            List.copyOf(hosts.values()).forEach(host -> turns.delay(host, () -> host.notBefore(othersUntil, at)));
        }
    }

    /**
     * The next task that may start now, if there is one. From here on it counts as in flight for its host, until
     * {@link #finished}, and its start sets the host's clock.
     *
     * @param chance a random number in [0, 1), for the delay after it
     */
    public Optional<T> next(Instant now, double chance) {
        Instant at = time.at(now);
        return take(at, pace.after(at, chance));
    }

    /**
     * As {@link #next}, for a task that is held back before it starts: it counts as in flight, and the host's clock is
     * left to {@link #begin}.
     */
    public Optional<T> reserve(Instant now) {
        return take(time.at(now), Host.NO_CLOCK);
    }

    /**
     * How long the task that was given last had been the next of its host while the host's clocks forbade its start,
     * whether or not there was also no room. Not counted are the times before another task went ahead of it.
     */
    public Duration keptBack() {
        return keptBack;
    }

    /**
     * A task that passes its host's queue, because it keeps the slot that it has: it counts as in flight from here on, and
     * is to {@link #begin}. Returns false, and changes nothing, where the host is full.
     */
    public boolean enter(HostKey key) {
        Host<T> host = host(key);
        boolean room = !pace.full(host.inFlight());
        if (room) {
            turns.enter(host);
        }
        return room;
    }

    /**
     * A task that {@link #reserve} gave, or that could {@link #enter}, is to start now. Empty: it may, and its start sets the host's clock. Otherwise
     * why not, and when to ask again.
     *
     * @param chance a random number in [0, 1), for the delay after it
     * @throws IllegalStateException if none was in flight
     */
    public Optional<Spared> begin(HostKey key, Instant now, double chance) {
        Instant at = time.at(now);
        Host<T> host = underWay(key);
        if (host.startsFrom().isAfter(at)) {
            return Optional.of(spared(host));
        }
        if (pace.spaced()) {
            turns.change(host, () -> host.start(at, pace.after(at, chance)));
        }
        return Optional.empty();
    }

    /**
     * A request of this host is over.
     *
     * @throws IllegalStateException if none was in flight
     */
    public void finished(HostKey key) {
        Host<T> host = underWay(key);
        boolean placed = turns.placed(host);
        host.finish();
        if (!placed) {
            turns.place(host);
        }
    }

    /**
     * A request, still counted as in flight, was refused: the host is left alone for as long as it wanted, or else for a
     * back-off that doubles with every refusal. What is in flight is not touched. Refusals of requests that had started
     * before the back-off was set do not double it, and nothing ever shortens it.
     *
     * @param started when the request started; a clock set back since then makes it seem later
     * @param wanted its {@link RetryAfter}: zero asks for no back-off
     * @param chance a random number in [0, 1), for the jitter
     * @throws IllegalStateException if none was in flight
     */
    public void refused(HostKey key, Instant started, Instant now, Optional<Duration> wanted, double chance) {
        Instant at = time.at(now);
        Host<T> host = underWay(key);
        BackOff backOff = pace.backOff();
        Refusals before = host.refusals();
        Refusals after = wanted.map(pause -> before.asked(at, backOff.granted(pause)))
                .orElseGet(() -> before.unsaid(time.forward(started), at, backOff, chance));
        if (!after.equals(before)) {
            turns.change(host, () -> host.refusals(after, at));
        }
    }

    /**
     * A request, still counted as in flight, was served: if it started after the host's last refusal, the next back-off
     * is the first again.
     *
     * @throws IllegalStateException if none was in flight
     */
    public void succeeded(HostKey key, Instant started) {
        Host<T> host = underWay(key);
        host.refusals(host.refusals().succeeded(time.forward(started)), time.latest());
    }

    /** Takes out all tasks that wait and did not go ahead. Takes O(tasks + hosts log hosts). */
    public void withdraw(Consumer<? super T> taken) {
        for (Host<T> host : List.copyOf(queued)) {
            turns.change(host, () -> waiting -= host.withdraw(taken));
        }
        queued.clear();
    }

    /** Takes out those of a host's waiting tasks, as if they had not been added. Takes O(the host's tasks + log hosts). */
    public void remove(HostKey key, Predicate<? super T> which) {
        Host<T> host = hosts.get(key);
        if (host != null) {
            turns.change(host, () -> waiting -= host.remove(which));
            if (!host.hasQueue()) {
                queued.remove(host);
            }
        }
    }

    /**
     * The earliest moment at which a task that waits for nothing but time may start; empty if there is none. It may be
     * past, and tasks that {@link #next} can give at once are not considered.
     */
    public Optional<Instant> nextAt() {
        return nextHost().map(Spared::until);
    }

    /** The host of {@link #nextAt}, and what it waits for. */
    public Optional<Spared> nextHost() {
        return turns.firstDelayed().map(this::spared);
    }

    /** The host of all tasks that wait and did not go ahead, where it is the same for all of them. */
    public Optional<HostKey> onlyHost() {
        return queued.size() == 1 ? Optional.of(queued.iterator().next().key()) : Optional.empty();
    }

    /** Tasks added and not yet given. */
    public int waiting() {
        return waiting;
    }

    /** Hosts that cost memory. */
    int remembered() {
        return hosts.size();
    }

    /** Whether nothing is known that a new one would not know: no task waits or is in flight, and all clocks are over. */
    public boolean blank(Instant now) {
        turns.wakeUntil(time.at(now));
        return hosts.isEmpty() && !othersUntil.isAfter(time.latest());
    }

    private Host<T> host(HostKey key) {
        return hosts.computeIfAbsent(key, this::unknown);
    }

    private Host<T> unknown(HostKey key) {
        Host<T> host = new Host<>(key, known++);
        if (othersUntil.isAfter(time.latest())) {
            host.notBefore(othersUntil, time.latest());
        }
        return host;
    }

    private Host<T> underWay(HostKey key) {
        Host<T> host = hosts.get(key);
        if (host == null || host.inFlight() == 0) {
            throw new IllegalStateException("nothing in flight at " + key);
        }
        return host;
    }

    private Spared spared(Host<T> host) {
        return host.spared(time.given(host.startsFrom()));
    }

    private void added(Host<T> host, boolean waited) {
        waiting++;
        if (!waited) {
            turns.wake(host);
        }
    }

    private Optional<T> take(Instant at, Instant next) {
        turns.wakeUntil(at);
        return turns.poll().map(host -> take(host, at, next));
    }

    private T take(Host<T> host, Instant at, Instant next) {
        keptBack = host.keptBack(at);
        T task = host.take(at);
        host.start(at, next);
        waiting--;
        if (!host.hasQueue()) {
            queued.remove(host);
        }
        turns.place(host);
        return task;
    }
}
