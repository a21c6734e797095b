package dev.ravel.bench.peer;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A program that is compared.
 *
 * @param commands by the kind of work: {@code pages}, {@code files}, {@code sum}
 * @param prepare what has to succeed once before: it makes the program, or looks whether its parts are there
 * @param ceiling whether it shows what the origin can give: it looks at nothing that it gets, and may ask twice
 * @param without workloads that it cannot do, or not in any reasonable time
 */
public record Peer(
        String name,
        Map<String, CommandLine> commands,
        Optional<CommandLine> prepare,
        boolean ceiling,
        Set<String> without) {
    /** One command for whatever work. */
    public static Peer of(String name, CommandLine command) {
        return new Peer(
                name, Map.of("pages", command, "files", command, "sum", command), Optional.empty(), false, Set.of());
    }

    /** {@code NAME=COMMAND LINE}. */
    public static Peer parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("a peer is NAME=COMMAND LINE, not: " + text);
        }
        return of(text.substring(0, equals), CommandLine.of(text.substring(equals + 1)));
    }

    /** How it does a workload; empty where it does not. */
    public Optional<CommandLine> command(String workload, String kind) {
        return without.contains(workload) ? Optional.empty() : Optional.ofNullable(commands.get(kind));
    }
}
