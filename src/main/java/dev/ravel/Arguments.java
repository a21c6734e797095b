package dev.ravel;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.ravel.config.json.Conf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** The command line, parsed: what was asked for, not yet whether it can be done. */
record Arguments(
        Optional<String> conf,
        Optional<String> deployment,
        List<String> set,
        Optional<String> out,
        Optional<String> resume,
        Optional<String> retryFailed,
        Optional<String> verify,
        Optional<String> report,
        boolean lab,
        boolean status,
        boolean dead,
        boolean requeue,
        boolean archive,
        boolean dryRun,
        boolean json,
        boolean quiet,
        boolean help,
        boolean version,
        List<String> urls) {
    private static final int NAMES_WIDTH = 26;
    private static final int WIDTH = 100;

    private static final List<Option> OPTIONS = List.of(
            value("conf", "FILE", "the conf: a JSON file, - for standard input, or inline {...}"),
            value("deployment", "FILE", "a JSON file that replaces the conf's block \"deployment\""),
            value("set", "KEY=VALUE", "set one key, such as deployment.inFlight=8; null removes it; repeatable"),
            value("out", "DIR", "store the bodies below DIR (the same as -set output.files=DIR)"),
            value("resume", "RUN", "go on with a run that was cut off: its directory below runs/"),
            value("retry-failed", "RUN", "start a new run of the tasks of RUN that failed or expired"),
            value("verify", "RUN", "check the accounts and the files of a run, and change nothing"),
            value("report", "RUN", "draw a run or a comparison: its report.html and trace.json"),
            flag("lab", "serve the built-in site, as the block \"lab\" has it, until a signal"),
            flag("status", "show how the jobs on the broker of a conf stand; deployment.job names one"),
            flag("dead", "list its dead tasks, with the reasons"),
            flag("requeue", "put its dead tasks back on their queues"),
            flag(
                    "archive",
                    "make app.jsa beside app.jar: java -XX:SharedArchiveFile=app.jsa -jar app.jar starts sooner"),
            flag("dry-run", "show what would be done, and ask nobody"),
            flag(
                    "json",
                    "print one JSON object on standard output: summary.json, compare.json, or what -dry-run, -verify, -report, -status or -dead tell"),
            flag("quiet", "print nothing but errors"),
            flag("help", "print this; -h does so too"),
            flag("version", "print the version"));

    private static final List<String> SYNOPSIS = List.of(
            "Usage: java -jar app.jar [OPTION]... [URL]...",
            "Fetches URLs and sums ranges; the conf says under which concurrency model.",
            "");

    private static final List<String> EXAMPLES = List.of(
            "Examples:",
            "  java -jar app.jar -conf conf/io.json",
            "  java -jar app.jar -conf conf/io.json -deployment conf/deploy/workers.json",
            "  java -jar app.jar -out pages https://example.org/a https://example.org/b");

    private static final List<String> FOOTER = List.of(
            "  java -jar app.jar -conf conf/compare.json",
            "  java -jar app.jar -conf conf/download.json -set run.log=true",
            "  java -jar app.jar -resume runs/20261122-120000-download-eventLoop",
            "  java -jar app.jar -lab -set lab.port=8080",
            "  java -jar app.jar -conf conf/worker.json -set deployment.port=5703",
            "  java -jar app.jar -conf conf/io.json -deployment conf/deploy/cluster.json",
            "  java -jar app.jar -conf conf/queue-worker.json",
            "  java -jar app.jar -conf conf/io.json -deployment conf/deploy/queue-redis.json",
            "  java -jar app.jar -status -conf conf/queue-worker.json",
            "",
            "deployment.model is one of",
            "  sequential      one task at a time",
            "  eventLoop       event loops that never block; deployment.inFlight requests open together",
            "  workers         deployment.threads worker threads, one task each",
            "  virtualThreads  a virtual thread a task, deployment.inFlight of them (Java 21 or newer)",
            "  processes       deployment.processes child JVMs, each with the deployment deployment.inner",
            "  cluster         every node that joins; a conf with it and without a job is a node for the jobs of others",
            "  queue           every worker that listens on a queue of RabbitMQ or Redis; without a job: such a worker",
            "",
            "Exit codes:",
            "  0         every task is done or was skipped by a rule",
            "  1         the run ended and tasks failed, expired or are pending; or, of a comparison, a run could not go on",
            "  2         the conf or the command line was refused, or RUN is no run that can be gone on with",
            "  3         the run could not go on, or its accounts or files do not add up",
            "  130, 143  stopped by SIGINT, SIGTERM; a second signal stops at once");

    /** Parses; throws {@link ParseException}, with one line, for a command line that cannot be understood. */
    static Arguments parse(String... words) throws ParseException {
        CommandLine line = line(words);
        return new Arguments(
                once(line, "conf"),
                once(line, "deployment"),
                values(line, "set"),
                once(line, "out"),
                once(line, "resume"),
                once(line, "retry-failed"),
                once(line, "verify"),
                once(line, "report"),
                line.hasOption("lab"),
                line.hasOption("status"),
                line.hasOption("dead"),
                line.hasOption("requeue"),
                line.hasOption("archive"),
                line.hasOption("dry-run"),
                line.hasOption("json"),
                line.hasOption("quiet"),
                line.hasOption("help"),
                line.hasOption("version"),
                line.getArgList());
    }

    private static CommandLine line(String... words) throws ParseException {
        Options options = new Options();
        OPTIONS.forEach(options::addOption);
        try {
            return DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .setStripLeadingAndTrailingQuotes(false)
                    .build()
                    .parse(options, words);
        } catch (UnrecognizedOptionException e) {
            throw new ParseException(e.getOption() + ": unknown option");
        } catch (MissingArgumentException e) {
            throw new ParseException(name(e.getOption()) + ": its value is missing");
        }
    }

    private static Optional<String> once(CommandLine line, String option) throws ParseException {
        List<String> all = values(line, option);
        if (all.size() > 1) {
            throw new ParseException("-" + option + ": may be given only once");
        }
        return all.stream().findFirst();
    }

    private static List<String> values(CommandLine line, String option) {
        String[] values = line.getOptionValues(option);
        return values == null ? List.of() : List.of(values);
    }

    /** A conf with all that the command line changes of it. */
    Conf applyTo(Conf original) {
        Conf changed = deployment.isPresent() ? original.deployment(deployment.get()) : original;
        for (String assignment : set) {
            changed = changed.set(assignment);
        }
        return out.isPresent() ? changed.set("output.files=" + quoted(out.get())) : changed;
    }

    private static String quoted(String text) {
        return "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }

    static String usage() {
        List<String> lines = new ArrayList<>(SYNOPSIS);
        lines.add(option("URL...", "fetch these, without a conf file"));
        OPTIONS.forEach(option -> lines.add(option(name(option), option.getDescription())));
        lines.add("");
        lines.add(examples());
        lines.addAll(FOOTER);
        lines.add("");
        return String.join(System.lineSeparator(), lines);
    }

    static String examples() {
        return String.join(System.lineSeparator(), EXAMPLES);
    }

    /** What an option is called, and in a column of its own what it does. */
    private static String option(String name, String description) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(String.format("%-" + NAMES_WIDTH + "s", "  " + name));
        for (String word : description.split(" ", -1)) {
            if (line.length() + word.length() >= WIDTH) {
                text.append(line).append(System.lineSeparator());
                line = new StringBuilder(" ".repeat(NAMES_WIDTH));
            }
            line.append(line.length() > NAMES_WIDTH ? " " : "").append(word);
        }
        return text.append(line).toString();
    }

    private static String name(Option option) {
        return "-" + option.getLongOpt() + (option.hasArg() ? " " + option.getArgName() : "");
    }

    private static Option value(String name, String label, String description) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName(label)
                .desc(description)
                .build();
    }

    private static Option flag(String name, String description) {
        return Option.builder(name.equals("help") ? "h" : null)
                .longOpt(name)
                .desc(description)
                .build();
    }
}
