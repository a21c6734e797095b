package dev.ravel;

import dev.ravel.config.ConfigException;
import dev.ravel.config.json.Json;
import dev.ravel.deploy.RunException;
import dev.ravel.runs.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Draws a run or a comparison once more, from what it left: {@code -report RUN}. */
final class ReportCommand implements Command {
    private final Arguments arguments;
    private final Console console;

    ReportCommand(Arguments arguments, Console console) {
        this.arguments = arguments;
        this.console = console;
    }

    @Override
    public int execute() throws RunException {
        if (!arguments.set().isEmpty()
                || arguments.deployment().isPresent()
                || arguments.out().isPresent()) {
            throw new ConfigException("-report: draws what there is: -set, -deployment and -out change nothing of it");
        }
        RunDirectory directory =
                EarlierRun.directory("-report", arguments.report().orElseThrow(), arguments);
        try {
            Path page = Drawing.of(directory);
            if (arguments.json()) {
                console.out()
                        .println(Json.compact(Map.of(
                                "report",
                                page.toString(),
                                "trace",
                                directory.trace().toString())));
            } else if (!arguments.quiet()) {
                console.out().println(page);
                console.out().println(directory.trace());
            }
            return 0;
        } catch (IOException e) {
            throw new RunException(e.getMessage());
        }
    }
}
