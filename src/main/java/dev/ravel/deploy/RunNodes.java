package dev.ravel.deploy;

import dev.ravel.bus.Gate;
import dev.ravel.bus.Link;
import dev.ravel.bus.Message.Report;
import dev.ravel.engine.RunListener;
import dev.ravel.member.Coordinator;
import dev.ravel.member.Hello;
import dev.ravel.remote.Clockwork;
import dev.ravel.remote.NodeReport;
import dev.ravel.remote.Roster;
import dev.ravel.remote.RosterListener;
import dev.ravel.report.live.Listeners;
import dev.ravel.work.Kind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The nodes of one start of a run: who is there, who is waited for, and how long a run goes on without those that it needs.
 *
 * <p>What nodes do is heard on the context of its clockwork; other threads may call the rest.
 */
final class RunNodes implements Gate, RosterListener {
    private static final Duration REPORTS = Duration.ofSeconds(3);
    private static final long MARGIN_SECONDS = 2;

    private final Clockwork clockwork;
    private final Duration patience;
    private final boolean arrivals;
    private final Consumer<String> told;
    private final Relay relay = new Relay();
    private final Roster roster;
    private final Set<String> serving = new TreeSet<>();
    private final Set<String> suspects = new HashSet<>();
    private final Map<String, String> refusals = new TreeMap<>();
    private final Promise<Void> enough = Promise.promise();
    private Consumer<String> broken = reason -> {};
    private Consumer<String> served = node -> {};
    private Set<Kind> unserved = Set.of();
    private int wanted = Integer.MAX_VALUE;

    /**
     * How long what lasts, and who hears of it.
     *
     * @param patience for nodes that the run needs
     * @param arrivals whether it is worth a word that a node is there
     */
    record Manners(Duration lease, Duration patience, boolean arrivals, Consumer<String> told) {}

    RunNodes(Clockwork clockwork, RunTerms terms, Manners manners) {
        this.clockwork = clockwork;
        this.patience = manners.patience();
        this.arrivals = manners.arrivals();
        this.told = manners.told();
        this.roster = new Roster(
                relay,
                new Roster.Settings(terms.job(), manners.lease(), terms.key().seal()),
                clockwork,
                this);
    }

    /** What the nodes' side has to hear of the run. */
    RunListener listener() {
        RunListener needs = new RunListener() {
            @Override
            public void unserved(Set<Kind> kinds) {
                clockwork.context().execute(() -> needed(kinds));
            }
        };
        return new Listeners(List.of(roster, needs));
    }

    /**
     * To be called before anybody can join.
     *
     * @param stop hears why the run cannot go on
     */
    void workFor(Coordinator engine, Consumer<String> stop) {
        relay.to(engine);
        broken = stop;
    }

    /** @param hearer hears of every node that begins to serve */
    void onServing(Consumer<String> hearer) {
        served = hearer;
    }

    /** Completes when so many nodes serve; fails where that takes longer than the patience lasts. */
    Future<Void> await(int nodes) {
        clockwork.context().execute(() -> {
            wanted = nodes;
            count();
            if (!enough.future().isComplete() && arrivals) {
                told.accept("waiting for nodes: " + serving.size() + " of " + wanted + " are here");
            }
        });
        clockwork.timer().after(patience, () -> enough.tryFail(new RunException(tooFew())));
        return enough.future();
    }

    /** The wait for the first nodes is over without them. */
    void waitNoMore(String reason) {
        enough.tryFail(new RunException(reason));
    }

    /** The run cannot go on, whether it has begun or not. */
    void giveUp(String reason) {
        waitNoMore(reason);
        broken.accept(reason);
    }

    private String tooFew() {
        String there = serving.isEmpty() ? "none came" : "only " + String.join(", ", serving) + " came";
        String why = refusals.isEmpty() ? "" : " (" + String.join("; ", refusals.values()) + ")";
        return "too few nodes within " + patience.toMillis() + " ms: " + wanted + " besides this process "
                + (wanted == 1 ? "was" : "were") + " waited for, " + there + why;
    }

    private void count() {
        if (serving.size() >= wanted) {
            enough.tryComplete();
        }
    }

    /** A run whose tasks nobody serves waits for somebody who does, but not for ever. */
    private void needed(Set<Kind> kinds) {
        unserved = kinds;
        if (kinds.isEmpty()) {
            return;
        }
        told.accept("no node serves " + words(kinds) + " now: waiting for one");
        clockwork.timer().after(patience, () -> {
            if (unserved == kinds) {
                broken.accept("no node has served " + words(kinds) + " for " + patience.toMillis() + " ms");
            }
        });
    }

    private static String words(Set<Kind> kinds) {
        return kinds.stream().sorted().map(Kind::label).collect(Collectors.joining(" and "));
    }

    @Override
    public Link.Hearer admitted(String node, Link link) {
        return roster.joined(node, link);
    }

    @Override
    public void turnedAway(String reason) {
        told.accept("turned away: " + reason);
    }

    @Override
    public void joined(String node, List<Hello> members) {
        serving.add(node);
        served.accept(node);
        if (arrivals) {
            told.accept(arrival(node, members));
        }
        count();
    }

    private static String arrival(String node, List<Hello> members) {
        int slots = members.stream().mapToInt(Hello::slots).sum();
        Set<Kind> kinds =
                members.stream().flatMap(member -> member.kinds().stream()).collect(Collectors.toSet());
        return node + " serves " + words(kinds) + ", " + slots + (slots == 1 ? " slot" : " slots");
    }

    @Override
    public void lost(String node, String reason) {
        serving.remove(node);
        told.accept(node + " is lost (" + reason + "); its tasks go to others");
    }

    @Override
    public void left(String node, String reason) {
        if (!serving.remove(node)) {
            refusals.put(node, node + ": " + reason);
        }
        told.accept(node + " has left: " + reason);
    }

    @Override
    public void refused(String node, String reason) {
        serving.remove(node);
        told.accept(node + " gets no tasks any more: " + reason);
    }

    @Override
    public void rubbish(String node, String reason) {
        if (suspects.add(node)) {
            told.accept("in the name of " + node + " came what nobody vouches for, and was dropped: " + reason);
        }
    }

    /** Tells all that the run is over; what it cost them, by their own word. */
    Map<String, Report> reports() {
        Map<String, Report> byNode = new TreeMap<>();
        try {
            List<NodeReport> reports =
                    roster.over(REPORTS).await(REPORTS.toSeconds() + MARGIN_SECONDS, TimeUnit.SECONDS);
            reports.forEach(report -> byNode.put(report.node(), report.report()));
        } catch (TimeoutException e) {
            told.accept("no node has said what the run cost it");
        }
        return byNode;
    }
}
