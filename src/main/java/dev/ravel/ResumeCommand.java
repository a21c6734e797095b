package dev.ravel;

import dev.ravel.config.ConfigException;
import dev.ravel.config.LabVariables;
import dev.ravel.config.RavelConfig;
import dev.ravel.deploy.Opening;
import dev.ravel.deploy.RunException;
import dev.ravel.deploy.RunOrder;
import dev.ravel.journal.RunLine;
import dev.ravel.journal.RunLine.LabPorts;
import dev.ravel.report.Summary;
import dev.ravel.report.SummaryJson;
import dev.ravel.runs.OpenRun;
import dev.ravel.runs.RunDirectory;
import dev.ravel.runs.RunInput;
import dev.ravel.source.Extent;
import dev.ravel.source.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Goes on with a run that was cut off: {@code -resume RUN}. One that had finished is only shown. */
final class ResumeCommand implements Command {
    private final Arguments arguments;
    private final Console console;

    ResumeCommand(Arguments arguments, Console console) {
        this.arguments = arguments;
        this.console = console;
    }

    @Override
    public int execute() throws RunException {
        EarlierRun earlier = EarlierRun.find("-resume", arguments.resume().orElseThrow(), arguments);
        OpenRun open = earlier.opened(() -> OpenRun.again(earlier.directory()));
        try (open) {
            return resume(earlier, open);
        } catch (IOException e) {
            throw new RunException(earlier.name() + ": cannot be read: " + e.getMessage());
        }
    }

    private int resume(EarlierRun earlier, OpenRun open) throws RunException, IOException {
        earlier.requireAccounts(open.past());
        RavelConfig config = earlier.read(console.environment(), open.resumed());
        RunInput input = open.input(config.job());
        if (input.gone()) {
            throw new ConfigException(earlier.name()
                    + ": was cut off before it had read a line of its input, which is gone: start a new run");
        }
        earlier.requireSameInput(config, input, open.past());
        if (open.resumed() && nothingLeft(config, input, open)) {
            return finished(config, open);
        }
        notes(earlier, open, input.known());
        return goOn(earlier, config, open);
    }

    private static boolean nothingLeft(RavelConfig config, RunInput input, OpenRun open) throws IOException {
        Map<String, String> lab = LabVariables.named(config.lab());
        Sources sources = new Sources(lab, InputStream.nullInputStream())
                .recording(input::through)
                .selecting(open.outstanding());
        return sources.measure(config.job(), Extent::none);
    }

    private int finished(RavelConfig config, OpenRun open) throws RunException, IOException {
        RunDirectory directory = open.directory();
        String lab = config.lab().isEmpty() ? "none" : config.lab().get().process() ? "child" : "inside";
        Summary.Subject subject =
                new Summary.Subject(directory.job(), config.deployment().model(), lab, "", directory.path());
        Summary summary = Summary.finished(subject, open.past());
        boolean summed = Files.exists(directory.summary());
        String json = summed ? Files.readString(directory.summary()) : SummaryJson.of(summary);
        if (!summed) {
            directory.write(directory.summary(), json);
        }
        new RunExecution(arguments, console).deliver(summary, json);
        return summary.exitCode();
    }

    private void notes(EarlierRun earlier, OpenRun open, OptionalLong known) {
        long torn = open.journal().torn();
        if (torn > 0) {
            note(earlier.name() + ": the last line of its journal was torn: " + torn + " bytes are cut off");
        }
        if (known.isPresent()) {
            note(earlier.name() + ": its input had not ended: " + known.getAsLong() + " lines of it are known");
        }
    }

    private void note(String line) {
        if (!arguments.quiet()) {
            console.err().println(line);
        }
    }

    private int goOn(EarlierRun earlier, RavelConfig config, OpenRun open) throws RunException {
        Optional<LabPorts> ports = open.past().first().flatMap(RunLine::lab);
        RavelConfig settled = config.lab().isPresent() && ports.isPresent()
                ? config.with(
                        config.lab().get().at(ports.get().port(), ports.get().securePort()))
                : config;
        RunOrder order = new RunOrder(
                Version.text(),
                open.directory().job(),
                settled,
                earlier.jobHash(),
                earlier.conf().nodeJson(),
                console.in(),
                new Opening.Again(open));
        try {
            return new RunExecution(arguments, console).run(order);
        } catch (ConfigException e) {
            throw e.key().startsWith("lab.") ? taken(earlier, e) : e;
        }
    }

    private static ConfigException taken(EarlierRun earlier, ConfigException e) {
        return new ConfigException(earlier.name() + ": " + e.getMessage() + "; the lab of this run had that port, -set "
                + e.key() + "=N takes another");
    }
}
