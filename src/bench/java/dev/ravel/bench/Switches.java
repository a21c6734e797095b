package dev.ravel.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.HelpFormatter;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/** The options of a command, parsed. */
record Switches(CommandLine line) {
    private static final int WIDTH = 110;

    /** Those of every command that runs programs against an origin. */
    private static final List<Option> COMMON = List.of(
            value("rounds", "N", "how often each is run (5)"),
            value("origin", "WHAT", "nginx, lab, or the URL of one that runs (nginx where it is there, else lab)"),
            value("origin-cores", "CORES", "cores of the origin, such as 0 (any)"),
            value("jar", "FILE", "Ravel (app.jar)"),
            value("quiet-wait", "S", "how long to wait before each run until others leave the machine alone (10)"),
            value("timeout", "S", "after which a program is killed (300)"),
            Option.builder("h").longOpt("help").desc("print this").build());

    static Option value(String name, String argument, String text) {
        return Option.builder(name).hasArg().argName(argument).desc(text).build();
    }

    static Option flag(String name, String text) {
        return Option.builder(name).desc(text).build();
    }

    static Switches parse(List<String> arguments, List<Option> own) throws ParseException {
        return new Switches(DefaultParser.builder()
                .setAllowPartialMatching(false)
                .build()
                .parse(options(own), arguments.toArray(String[]::new)));
    }

    private static Options options(List<Option> own) {
        Options options = new Options();
        Stream.concat(own.stream(), COMMON.stream()).forEach(options::addOption);
        return options;
    }

    static String help(String usage, List<Option> own) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        new HelpFormatter().printHelp(out, WIDTH, usage, null, options(own), 2, 2, null);
        out.flush();
        return text.toString();
    }

    boolean has(String name) {
        return line.hasOption(name);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(line.getOptionValue(name));
    }

    /** Every value of an option that may come again and again. */
    List<String> texts(String name) {
        return line.hasOption(name) ? List.of(line.getOptionValues(name)) : List.of();
    }

    /** A list with commas. */
    List<String> list(String name) {
        return text(name).map(all -> List.of(all.split(",", -1))).orElse(List.of());
    }

    int number(String name, int otherwise) {
        return text(name).map(Integer::valueOf).orElse(otherwise);
    }

    Duration seconds(String name, int otherwise) {
        return Duration.ofSeconds(number(name, otherwise));
    }

    List<String> words() {
        return line.getArgList();
    }

    /** What stands for the same in every command line. */
    Map<String, List<String>> values(Path folder) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jar = text("jar").orElse("app.jar");
        return Map.of(
                "java", List.of(java),
                "jar", List.of(jar),
                "archive", List.of(jar.replaceAll("jar$", "jsa")),
                "bench", List.of("src/bench"),
                "bin", List.of(folder.toString()));
    }
}
