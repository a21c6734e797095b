package dev.ravel.bench.race;

import dev.ravel.bench.measure.Execution;
import dev.ravel.bench.measure.Measured;
import dev.ravel.bench.measure.Quiet;
import dev.ravel.bench.origin.Origin;
import dev.ravel.bench.peer.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Lets clients do a workload in turn, once a round each; every other round backwards, so that a drift hits all alike. */
public final class Race {
    private final Settings settings;
    private final Origin origin;
    private final Path folder;
    private final Consumer<Lap> listener;

    /**
     * How clients run.
     *
     * @param cores that a client runs on, as {@code taskset -c} spells them; empty leaves it to the machine
     * @param quiet how long to wait for a quiet machine before each run
     * @param timeout after which a client is killed
     * @param values of placeholders that are the same in every run
     */
    public record Settings(
            int rounds, String cores, Duration quiet, Duration timeout, Map<String, List<String>> values) {}

    /**
     * @param folder for what clients read and write
     * @param listener hears of every run as soon as it is over
     */
    public Race(Settings settings, Origin origin, Path folder, Consumer<Lap> listener) {
        this.settings = settings;
        this.origin = origin;
        this.folder = folder;
        this.listener = listener;
    }

    /** All rounds of one workload; peers that do not do it are left out. */
    public Standings run(Workload workload, List<Peer> peers) throws IOException, InterruptedException {
        List<Peer> able = peers.stream()
                .filter(peer -> peer.command(workload.name(), workload.kind()).isPresent())
                .toList();
        List<Lap> laps = new ArrayList<>();
        for (int round = 0; round < settings.rounds(); round++) {
            for (Peer peer : order(able, round)) {
                Lap lap = lap(workload, peer, round);
                listener.accept(lap);
                laps.add(lap);
            }
        }
        return new Standings(workload, able.stream().map(Peer::name).toList(), laps);
    }

    static <T> List<T> order(List<T> all, int round) {
        List<T> order = new ArrayList<>(all);
        if (round % 2 == 1) {
            Collections.reverse(order);
        }
        return order;
    }

    /** One run of one client. */
    public Lap lap(Workload workload, Peer peer, int round) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(folder, "lap");
        try {
            // First: what a workload does to memory is to be as fresh as can be.
            Quiet.within(settings.quiet());
            Assignment assignment = workload.assign(origin, own);
            Map<String, List<String>> values = new HashMap<>(settings.values());
            values.putAll(assignment.values());
            List<String> command =
                    peer.command(workload.name(), workload.kind()).orElseThrow().filled(values);
            double before = origin.cpuSeconds();
            Measured measured = new Execution(own, settings.timeout()).run(Execution.pinned(settings.cores(), command));
            double served = origin.cpuSeconds() - before;
            Verdict verdict = assignment.check().of(measured, peer.ceiling());
            return new Lap(peer.name(), round, measured, verdict, others(measured, served));
        } finally {
            Folders.delete(own);
        }
    }

    private static double others(Measured measured, double served) {
        double all = measured.wallSeconds() * Runtime.getRuntime().availableProcessors();
        return Math.max(0, measured.busySeconds() - measured.cpuSeconds() - served) / all;
    }
}
