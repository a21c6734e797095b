package dev.ravel;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.ravel.config.ConfigException;
import dev.ravel.config.LabConfig;
import dev.ravel.config.LabVariables;
import dev.ravel.config.RavelConfig;
import dev.ravel.config.Secrets;
import dev.ravel.config.UrlsConfig;
import dev.ravel.config.json.Conf;
import dev.ravel.deploy.Run;
import dev.ravel.deploy.RunException;
import dev.ravel.deploy.RunOrder;
import dev.ravel.report.Preview;
import dev.ravel.report.PreviewJson;
import dev.ravel.report.Summary;
import dev.ravel.report.SummaryJson;
import dev.ravel.report.SummaryText;
import dev.ravel.report.live.Progress;
import dev.ravel.report.live.ProgressText;
import dev.ravel.report.live.Screen;
import dev.ravel.report.live.Shown;
import dev.ravel.source.Source;
import dev.ravel.source.Sources;
import dev.ravel.source.Survey;
import dev.ravel.work.FileNames;
import dev.ravel.work.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Runs the job of a conf, or shows what it would do. */
final class JobCommand {
    private static final int BROKEN = 3;
    /** Bytes of a run's name that are the conf's: time, model and a number need room beside it. */
    private static final int LONGEST_NAME = 60;

    private final Arguments arguments;
    private final Console console;

    JobCommand(Arguments arguments, Console console) {
        this.arguments = arguments;
        this.console = console;
    }

    /** Returns the exit code; throws {@link ConfigException} for a conf that is refused. */
    int execute() {
        Conf conf = conf();
        RavelConfig config = conf.read(console.environment());
        try {
            return arguments.dryRun() ? preview(conf, config) : run(conf, config);
        } catch (RunException e) {
            console.err().println(e.getMessage());
            return BROKEN;
        }
    }

    private Conf conf() {
        if (arguments.conf().isPresent() && !arguments.urls().isEmpty()) {
            throw new ConfigException(Secrets.masked(arguments.urls().get(0)) + ": URLs and -conf exclude each other");
        }
        if (arguments.conf().isEmpty() && arguments.urls().isEmpty()) {
            throw new ConfigException("nothing to do: give -conf or URLs");
        }
        if (arguments.conf().filter(String::isBlank).isPresent()) {
            throw new ConfigException("-conf: must be a file, - for standard input, or inline {...}");
        }
        Conf conf = arguments.conf().isPresent()
                ? Conf.load(arguments.conf().get(), console.in())
                : Conf.ofUrls(arguments.urls(), Optional.empty());
        if (arguments.deployment().isPresent()) {
            conf = conf.deployment(arguments.deployment().get());
        }
        for (String assignment : arguments.set()) {
            conf = conf.set(assignment);
        }
        return arguments.out().isPresent()
                ? conf.set("output.files=" + quoted(arguments.out().get()))
                : conf;
    }

    private static String quoted(String text) {
        return "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }

    /** The name of the conf file without its ending; {@code urls} or {@code conf} where there is none. */
    private String job() {
        if (arguments.conf().isEmpty()) {
            return "urls";
        }
        String argument = arguments.conf().get();
        if (argument.equals("-") || Conf.inline(argument)) {
            return "conf";
        }
        String file = Path.of(argument).getFileName().toString();
        String name = file.endsWith(".json") ? file.substring(0, file.length() - ".json".length()) : file;
        return FileNames.safe(name, LONGEST_NAME);
    }

    private int run(Conf conf, RavelConfig config) throws RunException {
        RunOrder order =
                new RunOrder(Version.text(), job(), config, conf.effectiveJson(), conf.jobHash(), console.in());
        AtomicInteger stopped = new AtomicInteger();
        Summary summary;
        try (Screen screen = arguments.quiet() ? Screen.dark() : Screen.on(console.err())) {
            Run run = new Run(order, screen);
            Signals.onStop(code -> stop(run, stopped, code, screen));
            summary = watched(run, config, screen);
        }
        if (!delivered(summary)) {
            throw new RunException("standard output cannot be written");
        }
        boolean stoppedWell = stopped.get() != 0 && summary.exitCode() != BROKEN;
        return stoppedWell ? stopped.get() : summary.exitCode();
    }

    private Summary watched(Run run, RavelConfig config, Screen screen) throws RunException {
        if (arguments.quiet()) {
            return run.execute();
        }
        ProgressText text = new ProgressText(
                config.output().files().isPresent(), config.politeness().window(), new Shown(config.redaction()));
        Progress progress = Progress.start(job(), run.course()::now, text, screen, console.terminal());
        try {
            return run.execute();
        } finally {
            progress.close();
        }
    }

    /** The first signal lets the run drain, the second ends it at once; what is in the journal stays good. */
    private static void stop(Run run, AtomicInteger stopped, int code, Screen screen) {
        if (!stopped.compareAndSet(0, code)) {
            Runtime.getRuntime().halt(code);
        }
        screen.line(() -> "stopping: waiting for what is in flight; once more to stop at once");
        run.stop(code == 130 ? "SIGINT" : "SIGTERM");
    }

    /** Returns whether it arrived; people who read only the beginning of the text may close the pipe. */
    private boolean delivered(Summary summary) {
        if (arguments.json()) {
            console.out().print(SummaryJson.of(summary));
            return !console.out().checkError();
        }
        if (!arguments.quiet()) {
            SummaryText.lines(summary).forEach(console.out()::println);
        }
        return true;
    }

    private int preview(Conf conf, RavelConfig config) throws RunException {
        boolean standardInput = config.job()
                .fetch()
                .map(fetch -> fetch.from() instanceof UrlsConfig.StandardInput)
                .orElse(false);
        if (standardInput) {
            throw new ConfigException(
                    "job.fetch.file", "-", "standard input cannot be shown by -dry-run: it is read once");
        }
        print(conf, config, surveys(config));
        return 0;
    }

    private void print(Conf conf, RavelConfig config, List<Survey> surveys) {
        if (arguments.json()) {
            console.out().print(PreviewJson.of(conf.effectiveJson(), surveys, config.politeness(), config.redaction()));
        } else if (!arguments.quiet()) {
            Preview.lines(conf.effectiveJson(), surveys, config.politeness(), config.redaction())
                    .forEach(console.out()::println);
        }
    }

    private List<Survey> surveys(RavelConfig config) throws RunException {
        List<Survey> surveys = new ArrayList<>();
        Sources sources = new Sources(labNames(config.lab()), console.in(), name -> false);
        try {
            for (Map.Entry<Kind, Source> kind :
                    sources.open(config.job(), config.output()).entrySet()) {
                try (Source source = kind.getValue()) {
                    surveys.add(Survey.of(kind.getKey(), source));
                }
            }
        } catch (IOException e) {
            throw new RunException("the input cannot be read: " + e.getMessage());
        }
        return surveys;
    }

    /** The lab is not started for a preview: its hosts have names instead of ports. */
    private static Map<String, String> labNames(Optional<LabConfig> lab) {
        int hosts = lab.map(LabConfig::hosts).orElse(0);
        Map<String, String> names =
                new HashMap<>(LabVariables.of(names("http://lab", hosts), names("https://labs", hosts)));
        if (lab.filter(LabConfig::badCertificates).isPresent()) {
            List.of(LabVariables.EXPIRED, LabVariables.WRONG_NAME).forEach(name -> names.put(name, "https://" + name));
        }
        return names;
    }

    private static List<String> names(String prefix, int hosts) {
        return IntStream.rangeClosed(1, hosts).mapToObj(i -> prefix + i).toList();
    }
}
