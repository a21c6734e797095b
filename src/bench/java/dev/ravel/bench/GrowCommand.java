package dev.ravel.bench;

import static dev.ravel.bench.Switches.value;

import dev.ravel.bench.growth.Growth;
import dev.ravel.bench.growth.GrowthCsv;
import dev.ravel.bench.growth.GrowthPlot;
import dev.ravel.bench.growth.Point;
import dev.ravel.bench.origin.Origin;
import dev.ravel.bench.race.Race;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;

/** {@code grow}: what a task costs Ravel as jobs, concurrency and cores grow; writes a CSV and a plot. */
final class GrowCommand {
    private static final List<Option> OPTIONS = List.of(
            value("csv", "FILE", "where the figures go (growth.csv)"),
            value("svg", "FILE", "where the plot goes (growth.svg)"),
            value("from", "FILE", "draw the figures of an earlier run, and measure nothing"),
            value("tasks", "N", "the largest job (1000000)"),
            value("pages", "N", "the jobs of which only concurrency or cores grow (20000)"));

    private final List<String> arguments;
    private final PrintStream out;

    GrowCommand(List<String> arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
    }

    void execute() throws ParseException, IOException, InterruptedException {
        Switches switches = Switches.parse(arguments, OPTIONS);
        if (switches.has("h")) {
            out.print(Switches.help("grow", OPTIONS));
            return;
        }
        boolean again = switches.text("from").isPresent();
        List<Point> points = again
                ? GrowthCsv.parse(Files.readString(Path.of(switches.text("from").get())))
                : measured(switches);
        if (!again) {
            Files.writeString(Path.of(switches.text("csv").orElse("growth.csv")), GrowthCsv.text(points));
        }
        Files.writeString(Path.of(switches.text("svg").orElse("growth.svg")), new GrowthPlot(points).svg());
    }

    private List<Point> measured(Switches switches) throws IOException, InterruptedException {
        try (Workspace space = new Workspace();
                Origin origin = Origins.start(switches, space.folder())) {
            Map<String, List<String>> values = switches.values(space.folder());
            Growth growth = new Growth(
                    cores -> new Race(
                            new Race.Settings(
                                    1,
                                    cores,
                                    switches.seconds("quiet-wait", 10),
                                    switches.seconds("timeout", 300),
                                    values),
                            origin,
                            space.folder(),
                            lap -> {}),
                    switches.number("rounds", 5),
                    out::println);
            return growth.measure(switches.number("tasks", 1_000_000), switches.number("pages", 20_000));
        }
    }
}
