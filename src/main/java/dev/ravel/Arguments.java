package dev.ravel;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.ravel.config.json.Conf;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

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
        boolean dryRun,
        boolean json,
        boolean quiet,
        boolean help,
        boolean version,
        List<String> urls) {
    private static final String[] EXAMPLES = {
        "",
        "Examples:",
        "  java -jar app.jar -conf conf/io.json",
        "  java -jar app.jar -conf conf/io.json -deployment conf/deploy/workers.json",
        "  java -jar app.jar -out pages https://example.org/a https://example.org/b",
    };

    private static final String[] FOOTER = {
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
        "  130, 143  stopped by SIGINT, SIGTERM; a second signal stops at once",
    };

    /** Parses; a command line that cannot be understood throws {@link CommandLine.ParameterException}. */
    static Arguments parse(String... words) {
        ParseResult parsed = commandLine().parseArgs(words);
        return new Arguments(
                Optional.ofNullable(parsed.matchedOptionValue("-conf", null)),
                Optional.ofNullable(parsed.matchedOptionValue("-deployment", null)),
                parsed.matchedOptionValue("-set", List.of()),
                Optional.ofNullable(parsed.matchedOptionValue("-out", null)),
                Optional.ofNullable(parsed.matchedOptionValue("-resume", null)),
                Optional.ofNullable(parsed.matchedOptionValue("-retry-failed", null)),
                Optional.ofNullable(parsed.matchedOptionValue("-verify", null)),
                Optional.ofNullable(parsed.matchedOptionValue("-report", null)),
                parsed.hasMatchedOption("-lab"),
                parsed.hasMatchedOption("-status"),
                parsed.hasMatchedOption("-dead"),
                parsed.hasMatchedOption("-requeue"),
                parsed.hasMatchedOption("-dry-run"),
                parsed.hasMatchedOption("-json"),
                parsed.hasMatchedOption("-quiet"),
                parsed.hasMatchedOption("-help"),
                parsed.hasMatchedOption("-version"),
                parsed.matchedPositionalValue(0, List.of()));
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
        return commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF);
    }

    static String examples() {
        return String.join(System.lineSeparator(), List.of(EXAMPLES).subList(1, EXAMPLES.length));
    }

    private static CommandLine commandLine() {
        CommandSpec spec = CommandSpec.create()
                .name("java -jar app.jar")
                .addOption(value("-conf", "FILE", "the conf: a JSON file, - for standard input, or inline {...}"))
                .addOption(value("-deployment", "FILE", "a JSON file that replaces the conf's block \"deployment\""))
                .addOption(OptionSpec.builder("-set")
                        .paramLabel("KEY=VALUE")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("set one key, such as deployment.inFlight=8; null removes it; repeatable")
                        .build())
                .addOption(value("-out", "DIR", "store the bodies below DIR (the same as -set output.files=DIR)"))
                .addOption(value("-resume", "RUN", "go on with a run that was cut off: its directory below runs/"))
                .addOption(value("-retry-failed", "RUN", "start a new run of the tasks of RUN that failed or expired"))
                .addOption(value("-verify", "RUN", "check the accounts and the files of a run, and change nothing"))
                .addOption(value("-report", "RUN", "draw a run or a comparison: its report.html and trace.json"))
                .addOption(flag("-lab", "serve the built-in site, as the block \"lab\" has it, until a signal"))
                .addOption(flag("-status", "show how the jobs on the broker of a conf stand; deployment.job names one"))
                .addOption(flag("-dead", "list its dead tasks, with the reasons"))
                .addOption(flag("-requeue", "put its dead tasks back on their queues"))
                .addOption(flag("-dry-run", "show what would be done, and ask nobody"))
                .addOption(
                        flag(
                                "-json",
                                "print one JSON object on standard output: summary.json, compare.json, or what -dry-run, -verify, -report, -status or -dead tell"))
                .addOption(flag("-quiet", "print nothing but errors"))
                .addOption(flag("-help", "print this", "-h", "--help"))
                .addOption(flag("-version", "print the version", "--version"))
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("URL")
                        .arity("0..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("fetch these, without a conf file")
                        .build());
        spec.usageMessage()
                .description("Fetches URLs and sums ranges; the conf says under which concurrency model.")
                .footer(footer())
                .sortOptions(false)
                .width(100);
        return new CommandLine(spec)
                .setSeparator(" ")
                .setExpandAtFiles(false)
                .setPosixClusteredShortOptionsAllowed(false)
                .setUnmatchedOptionsArePositionalParams(false);
    }

    private static String[] footer() {
        String[] lines = new String[EXAMPLES.length + FOOTER.length];
        System.arraycopy(EXAMPLES, 0, lines, 0, EXAMPLES.length);
        System.arraycopy(FOOTER, 0, lines, EXAMPLES.length, FOOTER.length);
        for (int i = 0; i < lines.length; i++) {
            lines[i] = lines[i].replace("%", "%%");
        }
        return lines;
    }

    private static OptionSpec value(String name, String label, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    private static OptionSpec flag(String name, String description, String... aliases) {
        return OptionSpec.builder(name, aliases)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }
}
