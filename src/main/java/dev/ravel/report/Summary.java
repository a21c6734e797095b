package dev.ravel.report;

import dev.ravel.bus.Message.Report;
import dev.ravel.engine.Ending;
import dev.ravel.journal.History;
import dev.ravel.probe.LoopFacts;
import dev.ravel.probe.ProcessFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A run in figures: the same shape under every model.
 *
 * @param process of all processes together
 * @param nodes what each of the others cost, as far as they told, by its name; empty where all was done in one process
 */
public record Summary(
        Subject subject,
        Ending ending,
        Counts tasks,
        Tally tally,
        LoopFacts loop,
        ProcessFacts process,
        Map<String, ProcessFacts> nodes) {
    /**
     * What was run.
     *
     * @param job the name of the conf
     * @param model {@code deployment.model}
     * @param lab {@code inside}, {@code child} or {@code none}
     * @param transport {@code epoll} or {@code nio}; empty where nothing was left to be run
     */
    public record Subject(String job, String model, String lab, String transport, Path runDir) {}

    /**
     * Sums a run up.
     *
     * @param total all tasks of the job, where that is known
     */
    public static Summary of(
            Subject subject, Ending ending, OptionalLong total, Tally tally, LoopFacts loop, ProcessFacts process) {
        return new Summary(subject, ending, tally.counts(total), tally, loop, process, Map.of());
    }

    /** With what other processes measured, and what they cost. */
    public Summary with(Map<String, Report> nodes) {
        LoopFacts loops = loop;
        ProcessFacts all = process;
        Map<String, ProcessFacts> costs = new TreeMap<>();
        for (Map.Entry<String, Report> node : nodes.entrySet()) {
            loops = loops.and(node.getValue().loop().within(node.getKey()));
            all = all.and(node.getValue().process());
            costs.put(node.getKey(), node.getValue().process());
        }
        return new Summary(subject, ending, tasks, tally, loops, all, costs);
    }

    /** What each process besides this one did and cost; empty where all was done in one. */
    public List<NodeFacts> nodeFacts() {
        return NodeFacts.of(tally.members(), nodes);
    }

    /** Sums up a run that had finished before. */
    public static Summary finished(Subject subject, History past) {
        Tally tally = new Tally(System::nanoTime, UnaryOperator.identity());
        tally.resume(past);
        OptionalLong all = OptionalLong.of(past.ended().size());
        return of(subject, new Ending.Complete(), all, tally, LoopFacts.NONE, ProcessFacts.NONE);
    }

    /** Outcomes of this start a second, from the first start to the last result; absent where that took no time. */
    public Optional<Double> tasksPerSecond() {
        long ended = tasks.total() - tasks.pending() - tally.resumed().orElse(0);
        return tally.wallMs() > 0 ? Optional.of(ended / tally.wallMs() * 1000) : Optional.empty();
    }

    /** The sum of the whole range; absent where nothing was summed or a part of it is missing. */
    public Optional<Long> sum() {
        return tasks.pending() == 0 && tasks.expired() == 0 ? tally.sum() : Optional.empty();
    }

    /** 0 where every task ended well, or was handed over to a broker, 1 where not, 3 where the run could not go on. */
    public int exitCode() {
        if (ending instanceof Ending.Broken) {
            return 3;
        }
        return ending instanceof Ending.Submitted || tasks.allWell() ? 0 : 1;
    }
}
