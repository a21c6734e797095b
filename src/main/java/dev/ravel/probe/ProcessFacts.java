package dev.ravel.probe;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a process cost, or several together, from its beginning, as far as the operating system tells: what it does not tell is absent.
 *
 * @param rssPeakBytes the largest resident set; of several processes the sum of theirs, which need not have come together
 * @param cpuMs CPU time of all threads, ended ones included
 * @param threadsPeak the most threads that were seen at once, the JVM's own included; shorter peaks may be missed
 * @param voluntary context switches because a thread waited; threads that began and ended between two samples are missed
 * @param involuntary context switches because another thread's turn came; likewise
 * @param jobCpuMs CPU time from just before the first task to the end of the job, by what threads do, those of the
 *     lab also where it has a process of its own; empty where that
 *     is not told. What threads used between their last sample and their end is missing
 */
public record ProcessFacts(
        OptionalLong rssPeakBytes,
        OptionalLong cpuMs,
        OptionalLong threadsPeak,
        OptionalLong voluntary,
        OptionalLong involuntary,
        Map<ThreadUse, Double> jobCpuMs) {
    /** Nothing is known. */
    public static final ProcessFacts NONE = new ProcessFacts(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Map.of());

    /** With what another process cost. */
    public ProcessFacts and(ProcessFacts other) {
        Map<ThreadUse, Double> all = new EnumMap<>(ThreadUse.class);
        all.putAll(jobCpuMs);
        other.jobCpuMs.forEach((use, ms) -> all.merge(use, ms, Double::sum));
        return new ProcessFacts(
                sum(rssPeakBytes, other.rssPeakBytes),
                sum(cpuMs, other.cpuMs),
                sum(threadsPeak, other.threadsPeak),
                sum(voluntary, other.voluntary),
                sum(involuntary, other.involuntary),
                all);
    }

    private static OptionalLong sum(OptionalLong one, OptionalLong other) {
        if (one.isEmpty()) {
            return other;
        }
        return OptionalLong.of(one.getAsLong() + other.orElse(0));
    }
}
