package dev.ravel.bench.growth;

import dev.ravel.bench.peer.CommandLine;
import dev.ravel.bench.peer.Peer;
import dev.ravel.bench.race.Lap;
import dev.ravel.bench.race.PagesWorkload;
import dev.ravel.bench.race.Race;
import dev.ravel.bench.race.Spread;
import dev.ravel.bench.race.SumWorkload;
import dev.ravel.bench.race.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Runs Ravel over jobs of growing size, with growing concurrency, and under its models on one core and on two. */
public final class Growth {
    /** CPU time of a task in microseconds, by the number of tasks. */
    public static final String BY_TASKS = "tasks";
    /** The same by the requests in flight. */
    public static final String BY_IN_FLIGHT = "inFlight";
    /** The most memory in MB, by the number of tasks. */
    public static final String MEMORY = "memory";
    /** Wall time in seconds of pages, by cores. */
    public static final String PAGES_BY_CORES = "pagesByCores";
    /** Wall time in seconds of ten rounds of a sum, by cores. */
    public static final String SUM_BY_CORES = "sumByCores";

    private static final int FIRST = 1000;
    private static final int TEN = 10;
    private static final int IN_FLIGHT = 64;
    private static final List<Integer> IN_FLIGHTS = List.of(1, 10, 100, 1000, 5000);
    private static final double MICROS = 1e6;
    private static final double MB = 1e6;
    private static final List<String> CORES = List.of("1", "0,1");

    private static final String PAGES_COMMAND =
            "{java} -jar {jar} -quiet -set output.report=false -conf {bench}/conf/pages.json"
                    + " -set job.fetch.url={origin}/leaderboards/tier?page={{page}}&region=kr"
                    + " -set job.fetch.each.page.to={last} -set output.runs={tmp}/runs -set deployment=";
    private static final String SUM_COMMAND = "{java} -jar {jar} -json -conf {bench}/conf/sum.json"
            + " -set job.sum.from={from} -set job.sum.to={to} -set job.sum.rounds=10 -set output.runs={tmp}/runs -set deployment=";

    private final Function<String, Race> races;
    private final int rounds;
    private final Consumer<String> news;
    private final List<Point> points = new ArrayList<>();

    /**
     * @param races runs programs, on the cores that it is asked for
     * @param news hears of every point
     */
    public Growth(Function<String, Race> races, int rounds, Consumer<String> news) {
        this.races = races;
        this.rounds = rounds;
        this.news = news;
    }

    /**
     * Measures every point; takes some minutes.
     *
     * @param most tasks of the largest job
     * @param pages of the jobs that do not grow
     */
    public List<Point> measure(int most, int pages) throws IOException, InterruptedException {
        Race race = races.apply("");
        double start = cpu(laps(race, pages(1, 1), eventLoop(1)));
        for (int tasks = FIRST; tasks <= most; tasks *= TEN) {
            List<Lap> laps = laps(race, pages(tasks, IN_FLIGHT), eventLoop(IN_FLIGHT));
            add(BY_TASKS, "whole process", tasks, cpu(laps) / tasks * MICROS);
            add(BY_TASKS, "without the start", tasks, Math.max(0, cpu(laps) - start) / tasks * MICROS);
            add(MEMORY, "eventLoop", tasks, median(laps, lap -> lap.measured().peakBytes() / MB));
        }
        for (int inFlight : IN_FLIGHTS) {
            List<Lap> laps = laps(race, pages(pages, inFlight), eventLoop(inFlight));
            add(BY_IN_FLIGHT, "without the start", inFlight, Math.max(0, cpu(laps) - start) / pages * MICROS);
        }
        for (Deployed model : Deployed.all()) {
            cores(PAGES_BY_CORES, model, pages(pages, IN_FLIGHT), model.pages().map(json -> PAGES_COMMAND + json));
            cores(SUM_BY_CORES, model, sum(), model.sum().map(json -> SUM_COMMAND + json));
        }
        return points;
    }

    private void cores(String plot, Deployed model, Workload workload, Optional<String> command)
            throws IOException, InterruptedException {
        if (command.isPresent()) {
            for (String cores : CORES) {
                Peer peer = Peer.of(model.name(), CommandLine.of(command.get()));
                List<Lap> laps = laps(races.apply(cores), workload, peer);
                add(plot, model.name(), cores.split(",", -1).length, median(laps, lap -> lap.measured()
                        .wallSeconds()));
            }
        }
    }

    private static Workload pages(int tasks, int inFlight) {
        return new PagesWorkload("growth", tasks, 0, inFlight);
    }

    private static Workload sum() {
        return new SumWorkload("growth", 100_000_000, 4_000_000_000L, 2);
    }

    private static Peer eventLoop(int inFlight) {
        return Peer.of("ravel", CommandLine.of(PAGES_COMMAND + Deployed.json("eventLoop", "inFlight", inFlight)));
    }

    /** A run that did not do its work ends the measuring: a growth with a hole says nothing. */
    private List<Lap> laps(Race race, Workload workload, Peer peer) throws IOException, InterruptedException {
        List<Lap> laps = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Lap lap = race.lap(workload, peer, round);
            if (!lap.verdict().good()) {
                throw new IOException(workload.text() + ": " + lap.verdict().words() + "; "
                        + lap.measured().out().lastLine());
            }
            laps.add(lap);
        }
        return laps;
    }

    private static double cpu(List<Lap> laps) {
        return median(laps, lap -> lap.measured().cpuSeconds());
    }

    private static double median(List<Lap> laps, ToDoubleFunction<Lap> figure) {
        return new Spread(laps.stream().map(lap -> figure.applyAsDouble(lap)).toList()).median();
    }

    private void add(String plot, String line, double x, double y) {
        Point point = new Point(plot, line, x, y);
        points.add(point);
        news.accept(GrowthCsv.line(point));
    }
}
