package dev.ravel.bench.race;

import dev.ravel.bench.measure.Measured;
import dev.ravel.bench.origin.Asked;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * One run of one client.
 *
 * @param others the share of the whole machine that neither the client nor the origin used, 0 to 1
 */
public record Lap(String client, int round, Measured measured, Verdict verdict, double others) {
    private static final double MS = 1000;

    /**
     * The second half of a run, when it is as fast as it gets.
     *
     * @param pages answered in it
     * @param cpuSeconds of the client meanwhile
     */
    public record Steady(int pages, double seconds, double cpuSeconds) {
        static Optional<Steady> of(Asked asked, Measured measured) {
            int pages = asked.answered() / 2;
            double seconds = (asked.lastMillis() - asked.halfMillis()) / MS;
            // Of a program that ends at once, its last samples may be missing.
            double cpuSeconds = measured.cpuSeconds(asked.halfMillis(), asked.lastMillis());
            return seconds > 0 && cpuSeconds > 0
                    ? Optional.of(new Steady(pages, seconds, cpuSeconds))
                    : Optional.empty();
        }

        double perSecond() {
            return pages / seconds;
        }

        double perCpuSecond() {
            return pages / cpuSeconds;
        }
    }

    /** The second half of its pages, where the origin tells. */
    Optional<Steady> steady() {
        return verdict.asked().flatMap(asked -> Steady.of(asked, measured));
    }

    double wall() {
        return measured.wallSeconds();
    }

    double perSecond() {
        return verdict.done() / wall();
    }

    double perCpuSecond() {
        return verdict.done() / measured.cpuSeconds();
    }

    /** One line for whoever evaluates it later. */
    public JsonObject json(String workload) {
        JsonObject json = new JsonObject()
                .put("workload", workload)
                .put("client", client)
                .put("round", round)
                .put("good", verdict.good())
                .put("found", verdict.words())
                .put("done", verdict.done())
                .put("wallSeconds", wall())
                .put("cpuSeconds", measured.cpuSeconds())
                .put("peakBytes", measured.peakBytes())
                .put("others", others);
        steady().ifPresent(half ->
                json.put("secondHalfPerSecond", half.perSecond()).put("secondHalfPerCpuSecond", half.perCpuSecond()));
        return json;
    }
}
