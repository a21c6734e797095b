package dev.ravel.queue;

import dev.ravel.bus.JobSettings;
import dev.ravel.bus.Notice;
import dev.ravel.bus.Routes;
import dev.ravel.bus.Terms;
import dev.ravel.bus.Ticket;
import dev.ravel.politeness.BackOff;
import dev.ravel.politeness.Delay;
import dev.ravel.politeness.Pace;
import dev.ravel.url.InvalidUrlException;
import dev.ravel.url.Url;
import dev.ravel.work.Cause;
import dev.ravel.work.Kernel;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Result;
import dev.ravel.work.Retry;
import dev.ravel.work.Rules;
import dev.ravel.work.Span;
import dev.ravel.work.Target;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Tickets of one job, as tests need them: sums wait in {@code sum}, fetches in the shards of {@code fetch}. */
public record Tickets(Terms terms) {
    public static final int SHARDS = 4;
    private static final Rules RULES =
            new Rules(Set.of(), 5, new Retry(3, Duration.ofMillis(100), Duration.ofSeconds(1), 0));

    public static Tickets of(String job) {
        return new Tickets(terms(job, Duration.ZERO, 0));
    }

    /**
     * A job with this pace.
     *
     * @param delay between two requests to a host
     */
    public static Terms terms(String job, Duration delay, int perHost) {
        JobSettings settings =
                new JobSettings(job, Set.of(Kind.FETCH, Kind.SUM), Optional.empty(), RULES, Optional.empty());
        BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(1), 0, Duration.ofSeconds(60));
        Pace pace = new Pace(perHost, Delay.fixed(delay), Duration.ZERO, backOff);
        return new Terms(job, settings, pace, Delay.NONE, Routes.byKind(SHARDS));
    }

    public Ticket sum(long ordinal) {
        return first(ordinal, new Work.Sum(0, ordinal, Kernel.PLAIN, 1));
    }

    public Ticket fetch(long ordinal, String host) {
        return first(ordinal, fetch("http://" + host + "/" + ordinal));
    }

    private Ticket first(long ordinal, Work work) {
        return new Ticket(terms, Task.first(ordinal, work), Optional.empty());
    }

    /** Sums with the ordinals [from, to). */
    public List<Ticket> sums(long from, long to) {
        return LongStream.range(from, to).mapToObj(this::sum).toList();
    }

    /** One for each shard, in their order, with ordinals from here on. */
    public List<Ticket> fetches(long from) {
        return LongStream.range(0, SHARDS)
                .mapToObj(shard -> fetch(from + shard, host((int) shard)))
                .toList();
    }

    /** A host whose tasks go to that shard. */
    public String host(int shard) {
        return Stream.iterate(0, i -> i + 1)
                .map(i -> "host" + i)
                .filter(host -> fetch(0, host).queue().equals(Routes.shard("fetch", shard)))
                .findFirst()
                .orElseThrow();
    }

    private static Work.Fetch fetch(String url) {
        try {
            return Work.Fetch.of(url, Url.parse(url), Target.NONE);
        } catch (InvalidUrlException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The full names of all shards. */
    public static List<String> shards() {
        return LongStream.range(0, SHARDS)
                .mapToObj(shard -> Routes.shard("fetch", (int) shard))
                .toList();
    }

    /** The same ticket, too late after this moment. */
    public static Ticket expiring(Ticket ticket, Instant at) {
        return new Ticket(ticket.terms(), ticket.task(), Optional.of(at));
    }

    /** The next attempt. */
    public static Ticket again(Ticket ticket) {
        Result timeout = new Result.Failed(span(), Cause.TIMEOUT, "as planned", 0, 0);
        return ticket.with(ticket.task().again(Cause.TIMEOUT, timeout));
    }

    /** The next hop. */
    public static Ticket hop(Ticket ticket, String host) {
        Work.Fetch fetch = (Work.Fetch) ticket.task().work();
        Url to = fetch("http://" + host + "/hop").asked();
        return ticket.with(ticket.task().hop(fetch, to, span()));
    }

    public static Notice.Ended done(Ticket ticket) {
        Result value = new Result.Computed(span(), ticket.ordinal());
        return new Notice.Ended(new Outcome.Done(ticket.task(), value));
    }

    public static Notice.Ended failed(Ticket ticket) {
        Outcome failed = new Outcome.Failed(ticket.task(), Cause.TIMEOUT, "as planned", Optional.empty());
        return new Notice.Ended(failed);
    }

    private static Span span() {
        return Span.computed("worker-0", Instant.EPOCH, 1);
    }
}
