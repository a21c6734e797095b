package dev.ravel.bench.race;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How the clients did one workload.
 *
 * @param clients in the order of the table
 * @param laps all of them; those that are no good are counted, and nothing else is done with them
 */
public record Standings(Workload workload, List<String> clients, List<Lap> laps) {
    /** All laps of a client. */
    long all(String client) {
        return laps.stream().filter(lap -> lap.client().equals(client)).count();
    }

    /** Those in which it did the work. */
    List<Lap> good(String client) {
        return laps.stream()
                .filter(lap -> lap.client().equals(client) && lap.verdict().good())
                .toList();
    }

    Optional<Spread> spread(String client, ToDoubleFunction<Lap> figure) {
        List<Double> values =
                good(client).stream().map(lap -> figure.applyAsDouble(lap)).toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(new Spread(values));
    }

    /** Wall time to that of the reference in the same round: what slows the machine slows both. */
    Optional<Spread> ratio(String client, String reference) {
        List<Double> ratios = good(client).stream()
                .flatMap(lap -> good(reference).stream()
                        .filter(other -> other.round() == lap.round())
                        .map(other -> lap.wall() / other.wall()))
                .toList();
        return ratios.isEmpty() ? Optional.empty() : Optional.of(new Spread(ratios));
    }

    /** A figure of the second half of the pages. */
    Optional<Spread> steady(String client, ToDoubleFunction<Lap.Steady> figure) {
        List<Double> values = good(client).stream()
                .flatMap(lap -> lap.steady().stream())
                .map(half -> figure.applyAsDouble(half))
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(new Spread(values));
    }
}
