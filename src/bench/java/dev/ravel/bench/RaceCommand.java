package dev.ravel.bench;

import static dev.ravel.bench.Switches.flag;
import static dev.ravel.bench.Switches.value;

import dev.ravel.bench.origin.Origin;
import dev.ravel.bench.peer.Peer;
import dev.ravel.bench.peer.Peers;
import dev.ravel.bench.peer.Programs;
import dev.ravel.bench.race.Lap;
import dev.ravel.bench.race.Race;
import dev.ravel.bench.race.Standings;
import dev.ravel.bench.race.Table;
import dev.ravel.bench.race.Workload;
import dev.ravel.bench.race.Workloads;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;

/** {@code race}: Ravel and its peers at the same work, in turn; prints a table for each workload. */
final class RaceCommand {
    private static final List<Option> OPTIONS = List.of(
            value("cores", "CORES", "cores of each client, such as 1 or 0,1 (any)"),
            value("only", "NAMES", "only these clients, with commas"),
            value("not", "NAMES", "not these clients, with commas"),
            value("peer", "NAME=COMMAND", "one more client; may come again and again"),
            value("peers", "FILE", "the list of clients (src/bench/peers.json)"),
            value("to", "NAME", "the client whose wall time is the measure (ravel)"),
            value("json", "FILE", "append one line a run"),
            flag("markdown", "print the tables in Markdown"));

    private final List<String> arguments;
    private final PrintStream out;

    RaceCommand(List<String> arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
    }

    void execute() throws ParseException, IOException, InterruptedException {
        Switches switches = Switches.parse(arguments, OPTIONS);
        if (switches.has("h")) {
            help();
            return;
        }
        List<Workload> workloads = Workloads.named(switches.words());
        try (Workspace space = new Workspace();
                Origin origin = Origins.start(switches, space.folder())) {
            Map<String, List<String>> values = switches.values(space.folder());
            List<Peer> peers = present(chosen(switches), new Programs(values));
            say("origin: " + origin.name());
            for (Workload workload : workloads) {
                Race race = new Race(
                        settings(switches, values), origin, space.folder(), lap -> over(switches, workload, lap));
                print(switches, race.run(workload, peers));
            }
        }
    }

    private void help() {
        out.print(Switches.help("race [WORKLOAD]...", OPTIONS));
        out.println("Workloads:");
        Workloads.all().forEach(each -> out.printf("  %-15s %s%n", each.name(), each.text()));
    }

    private static Race.Settings settings(Switches switches, Map<String, List<String>> values) {
        return new Race.Settings(
                switches.number("rounds", 5),
                switches.text("cores").orElse(""),
                switches.seconds("quiet-wait", 10),
                switches.seconds("timeout", 300),
                values);
    }

    private static List<Peer> chosen(Switches switches) throws IOException {
        String file = switches.text("peers").orElse("src/bench/peers.json");
        List<Peer> all = new ArrayList<>(Peers.parse(Files.readString(Path.of(file))));
        switches.texts("peer").forEach(text -> all.add(Peer.parse(text)));
        List<String> only = switches.list("only");
        List<String> names = all.stream().map(Peer::name).toList();
        only.forEach(name -> requireOne(names, name));
        all.removeIf(peer -> !only.isEmpty() && !only.contains(peer.name()));
        all.removeIf(peer -> switches.list("not").contains(peer.name()));
        return all;
    }

    private static void requireOne(List<String> names, String name) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException(
                    "there is no client " + name + "; there are " + String.join(", ", names));
        }
    }

    private List<Peer> present(List<Peer> peers, Programs programs) throws IOException, InterruptedException {
        List<Peer> present = new ArrayList<>();
        for (Peer peer : peers) {
            Optional<String> missing = programs.missing(peer);
            missing.ifPresent(reason -> say(peer.name() + " is left out: " + reason));
            if (missing.isEmpty()) {
                present.add(peer);
            }
        }
        return present;
    }

    private void over(Switches switches, Workload workload, Lap lap) {
        say(String.format(
                "%-14s round %d  %-16s %8.3f s%s",
                workload.name(),
                lap.round() + 1,
                lap.client(),
                lap.measured().wallSeconds(),
                lap.verdict().good()
                        ? ""
                        : "  NOT COUNTED: " + lap.verdict().words() + "; "
                                + lap.measured().out().lastLine()));
        switches.text("json")
                .ifPresent(
                        file -> append(Path.of(file), lap.json(workload.name()).encode()));
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalArgumentException("-json " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private void print(Switches switches, Standings standings) {
        Table table = new Table(standings, switches.text("to").orElse("ravel"));
        boolean markdown = switches.has("markdown");
        out.println();
        Workload workload = standings.workload();
        out.println((markdown ? "**" + workload.name() + "**: " : workload.name() + ": ") + workload.text());
        out.println();
        (markdown ? table.markdown() : table.text()).forEach(out::println);
        out.println();
    }

    /** News go to standard error, so that standard output holds the tables alone. */
    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.err.println(line);
    }
}
