package dev.ravel.engine;

import dev.ravel.journal.Journal;
import dev.ravel.journal.OrdinalSet;
import dev.ravel.member.Hello;
import dev.ravel.politeness.BackOff;
import dev.ravel.politeness.Delay;
import dev.ravel.politeness.Pace;
import dev.ravel.politeness.Politeness;
import dev.ravel.source.Entry;
import dev.ravel.source.Source;
import dev.ravel.url.HostKey;
import dev.ravel.url.InvalidUrlException;
import dev.ravel.url.Url;
import dev.ravel.work.Cause;
import dev.ravel.work.Kernel;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Retry;
import dev.ravel.work.Rules;
import dev.ravel.work.Target;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** An engine with a clock, a context and a journal that the test holds in its hands: nothing here waits for anything. */
final class EngineRig implements Journal {
    static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Rules RULES =
            new Rules(Set.of(), 5, new Retry(3, Duration.ofMillis(100), Duration.ofSeconds(1), 0));

    private final Queue<Runnable> context = new ArrayDeque<>();
    private final PriorityQueue<Timed> timers = new PriorityQueue<>(Comparator.comparing(Timed::at));
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Map<Kind, Source> sources = new EnumMap<>(Kind.class);
    private Pace pace = pace(0, Duration.ZERO);
    private Delay pause = Delay.NONE;
    private Duration expireAfter = Duration.ZERO;
    private int window = 100_000;
    private long failuresAllowed;
    private boolean journalHeld;
    private Optional<String> lastWords = Optional.empty();
    private Optional<Ending> ending = Optional.empty();
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private Duration tick = Duration.ZERO;
    private boolean sizeKnown = true;
    private final OrdinalSet past = new OrdinalSet();
    private long read;
    private Engine engine;

    private final Heard heard = new Heard();

    private record Timed(Instant at, Runnable action) {}

    /** What the listener of a run was told. */
    static final class Heard implements RunListener {
        final List<Task> started = new ArrayList<>();
        final List<Task> givenBack = new ArrayList<>();
        final List<Task> passedOver = new ArrayList<>();
        final List<Set<Kind>> unserved = new ArrayList<>();
        final List<Optional<Standstill>> standing = new ArrayList<>();
        final List<Optional<HostKey>> crowded = new ArrayList<>();
        private final List<Outcome> counted = new ArrayList<>();
        private long known;

        @Override
        public void read(int tasks) {
            known += tasks;
        }

        @Override
        public void started(Task task, Hello member) {
            started.add(task);
        }

        @Override
        public void givenBack(Task task, Hello member) {
            givenBack.add(task);
        }

        @Override
        public void passedOver(Task task) {
            passedOver.add(task);
        }

        @Override
        public void unserved(Set<Kind> kinds) {
            unserved.add(kinds);
        }

        @Override
        public void standing(Optional<Standstill> standstill) {
            standing.add(standstill);
        }

        @Override
        public void crowded(Optional<HostKey> host) {
            crowded.add(host);
        }

        @Override
        public void ended(Outcome outcome) {
            counted.add(outcome);
        }
    }

    /** A pace whose back-off is the same as the pause between attempts. */
    static Pace pace(int perHost, Duration delay) {
        BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(1), 0, Duration.ofSeconds(60));
        return new Pace(perHost, Delay.fixed(delay), Duration.ZERO, backOff);
    }

    Engine engine() {
        if (engine == null) {
            Surroundings around = new Surroundings(
                    context::add,
                    Runnable::run,
                    (delay, action) -> timers.add(new Timed(now.plus(delay), action)),
                    () -> now = now.plus(tick),
                    new Random(1));
            Limits limits = new Limits(DRAIN, failuresAllowed, window, expireAfter, pause);
            engine = new Engine(RULES, limits, around, heard);
        }
        return engine;
    }

    void pace(Pace wanted) {
        pace = wanted;
    }

    void pause(Duration least, Duration most) {
        pause = new Delay(least, most, Duration.ofMillis(1));
    }

    void expireAfter(Duration time) {
        expireAfter = time;
    }

    /** Every look at the clock takes so long. */
    void tick(Duration time) {
        tick = time;
    }

    /** An earlier start has ended this task. */
    void endedBefore(long ordinal) {
        past.add(ordinal);
    }

    void window(int tasks) {
        window = tasks;
    }

    Heard heard() {
        return heard;
    }

    Instant now() {
        return now;
    }

    /** Runs an action in the rig's time, as a member does that works by itself. */
    void later(Duration delay, Runnable action) {
        timers.add(new Timed(now.plus(delay), action));
    }

    /** Timers that are set. */
    int timers() {
        return timers.size();
    }

    void failuresAllowed(long most) {
        failuresAllowed = most;
    }

    /** The journal fails with its last batch. */
    void loseTheEnd() {
        journalHeld = true;
        lastWords = Optional.of("disk full");
    }

    /** Outcomes that the engine counts. */
    List<Outcome> counted() {
        return heard.counted;
    }

    void holdJournal() {
        journalHeld = true;
    }

    void fetches(long count) {
        source(Kind.FETCH, count, index -> fetch(index, "http://host/" + index));
    }

    /** Pairs of a URL and how often. */
    void urls(List<Object> pairs) {
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            for (int n = 0; n < (Integer) pairs.get(i + 1); n++) {
                urls.add((String) pairs.get(i));
            }
        }
        source(Kind.FETCH, urls.size(), index -> fetch(index, urls.get((int) index)));
    }

    void sums(long count) {
        source(Kind.SUM, count, index -> ready(10_000 + index, new Work.Sum(0, 1, Kernel.PLAIN, 1)));
    }

    void unusable(long count) {
        source(Kind.FETCH, count, index -> {
            Task task = Task.first(index, new Work.Unusable("what"));
            return new Entry.Ended(new Outcome.Failed(task, Cause.URL, "not a URL", Optional.empty()));
        });
    }

    void unknownSize() {
        sizeKnown = false;
    }

    /** Tasks that the engine has told of. */
    long known() {
        return heard.known;
    }

    void brokenInput() {
        sources.put(Kind.FETCH, new FakeSource(1, index -> fetch(0, "http://host/")) {
            @Override
            public List<Entry> read(int max) throws IOException {
                throw new IOException("gone");
            }
        });
    }

    static Entry fetch(long ordinal, String url) {
        try {
            return ready(ordinal, Work.Fetch.of(url, Url.parse(url), Target.NONE));
        } catch (InvalidUrlException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Entry ready(long ordinal, Work work) {
        return new Entry.Ready(Task.first(ordinal, work));
    }

    private void source(Kind kind, long size, LongFunction<Entry> entry) {
        sources.put(kind, new FakeSource(size, entry));
    }

    private class FakeSource implements Source {
        private final long size;
        private final LongFunction<Entry> entry;
        private long next;

        FakeSource(long size, LongFunction<Entry> entry) {
            this.size = size;
            this.entry = entry;
        }

        @Override
        public List<Entry> read(int max) throws IOException {
            List<Entry> batch = new ArrayList<>();
            while (batch.size() < max && next < size) {
                batch.add(entry.apply(next++));
                read++;
            }
            return batch;
        }

        @Override
        public OptionalLong size() {
            return sizeKnown ? OptionalLong.of(size) : OptionalLong.empty();
        }
    }

    FakeMember member(String lane, int slots, Kind... kinds) {
        FakeMember member = new FakeMember(new Hello(lane, slots, Set.of(kinds)), engine());
        engine().joined(member);
        return member;
    }

    void start() {
        engine().start(sources, new Politeness<>(pace), this, past, end -> ending = Optional.of(end));
        settle();
    }

    Ending run() {
        start();
        return ending.orElseThrow();
    }

    /** Runs what is due now, until nothing is. */
    void settle() {
        for (Runnable action = context.poll(); action != null; action = context.poll()) {
            action.run();
        }
    }

    void advance(Duration time) {
        settle();
        Instant until = now.plus(time);
        while (!timers.isEmpty() && !timers.peek().at.isAfter(until)) {
            Timed timed = timers.remove();
            now = timed.at.isAfter(now) ? timed.at : now;
            timed.action.run();
            settle();
        }
        now = until;
        settle();
    }

    @Override
    public void append(Outcome outcome) {
        outcomes.add(outcome);
        if (!journalHeld) {
            engine.synced(1);
        }
    }

    @Override
    public void close(Consumer<Optional<String>> closed) {
        closed.accept(lastWords);
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    List<Long> ordinals() {
        return outcomes.stream().map(Outcome::ordinal).toList();
    }

    static List<Long> upTo(long count) {
        return LongStream.range(0, count).boxed().toList();
    }

    Optional<Ending> ending() {
        return ending;
    }

    long read() {
        return read;
    }
}
