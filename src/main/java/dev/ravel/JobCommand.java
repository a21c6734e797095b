package dev.ravel;

import dev.ravel.config.ConfigException;
import dev.ravel.config.LabVariables;
import dev.ravel.config.RavelConfig;
import dev.ravel.config.Secrets;
import dev.ravel.config.UrlsConfig;
import dev.ravel.config.json.Conf;
import dev.ravel.deploy.Opening;
import dev.ravel.deploy.RunException;
import dev.ravel.deploy.RunOrder;
import dev.ravel.report.Preview;
import dev.ravel.report.PreviewJson;
import dev.ravel.runs.OpenRun;
import dev.ravel.source.Source;
import dev.ravel.source.Sources;
import dev.ravel.source.Survey;
import dev.ravel.work.FileNames;
import dev.ravel.work.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the job of a conf, or shows what it would do; a conf that compares is another command's. */
final class JobCommand implements Command {
    /** Bytes of a run's name that are the conf's: time, model and a number need room beside it. */
    private static final int LONGEST_NAME = 60;

    private final Arguments arguments;
    private final Console console;

    JobCommand(Arguments arguments, Console console) {
        this.arguments = arguments;
        this.console = console;
    }

    @Override
    public int execute() throws RunException {
        Conf conf = conf();
        if (conf.compares()) {
            return new CompareCommand(arguments, console, conf, FileNames.safe(job(), LONGEST_NAME)).execute();
        }
        if (conf.serves()) {
            return new WorkerCommand(arguments, console, conf).execute();
        }
        RavelConfig config = conf.read(console.environment());
        return arguments.dryRun() ? preview(conf, config) : run(conf, config);
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
        return arguments.applyTo(conf);
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
        return file.endsWith(".json") ? file.substring(0, file.length() - ".json".length()) : file;
    }

    private int run(Conf conf, RavelConfig config) throws RunException {
        Opening.Anew opening = empty -> OpenRun.begin(empty, conf.effectiveJson());
        String name = FileNames.safe(config.run().name().orElseGet(this::job), LONGEST_NAME);
        RunOrder order =
                new RunOrder(Version.text(), name, config, conf.jobHash(), conf.nodeJson(), console.in(), opening);
        return new RunExecution(arguments, console).run(order);
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
        Sources sources = new Sources(LabVariables.named(config.lab()), console.in());
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
}
