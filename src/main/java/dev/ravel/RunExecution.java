package dev.ravel;

import dev.ravel.config.RavelConfig;
import dev.ravel.deploy.Run;
import dev.ravel.deploy.RunException;
import dev.ravel.deploy.RunOrder;
import dev.ravel.report.Summary;
import dev.ravel.report.SummaryJson;
import dev.ravel.report.SummaryText;
import dev.ravel.report.live.Progress;
import dev.ravel.report.live.ProgressText;
import dev.ravel.report.live.Screen;
import dev.ravel.report.live.Shown;
import dev.ravel.runs.RunDirectory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a job in front of a user: signals, progress, and the summary at the end. */
final class RunExecution {
    private final Arguments arguments;
    private final Console console;

    RunExecution(Arguments arguments, Console console) {
        this.arguments = arguments;
        this.console = console;
    }

    /** Returns the exit code. */
    int run(RunOrder order) throws RunException {
        AtomicInteger stopped = new AtomicInteger();
        Summary summary;
        try (Screen screen = arguments.quiet() ? Screen.dark() : Screen.on(console.err())) {
            Run run = new Run(order, screen);
            Signals.onStop(code -> stop(run, stopped, code, screen));
            summary = watched(run, order, screen);
        }
        deliverOrSay(summary);
        boolean begun = summary.tasks().total() > 0;
        if (begun && order.config().output().report() && summary.exitCode() != Command.BROKEN) {
            draw(summary);
        }
        boolean told = !arguments.quiet() && !arguments.json();
        if (summary.exitCode() == Command.BROKEN && !told) {
            console.err().println(summary.ending().reason());
        }
        boolean stoppedWell = stopped.get() != 0 && summary.exitCode() != Command.BROKEN;
        return stoppedWell ? stopped.get() : summary.exitCode();
    }

    /** What broke the run is worth more than that its summary cannot be printed. */
    private void deliverOrSay(Summary summary) throws RunException {
        try {
            deliver(summary, SummaryJson.of(summary));
        } catch (RunException e) {
            throw summary.exitCode() == Command.BROKEN
                    ? new RunException(summary.ending().reason())
                    : e;
        }
    }

    private Summary watched(Run run, RunOrder order, Screen screen) throws RunException {
        if (arguments.quiet()) {
            return run.execute();
        }
        RavelConfig config = order.config();
        ProgressText text = new ProgressText(
                config.output().files().isPresent(), config.politeness().window(), new Shown(config.redaction()));
        Progress progress = Progress.start(order.job(), run.course()::now, text, screen, console.terminal());
        try {
            return run.execute();
        } finally {
            progress.close();
        }
    }

    private void draw(Summary summary) {
        Optional<Path> page = Drawing.attempt(new RunDirectory(summary.subject().runDir()), console);
        if (page.isPresent() && !arguments.quiet() && !arguments.json()) {
            console.out().println("  report      " + page.get());
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

    /** Prints a summary; people who read only the beginning of the text may close the pipe, programs may not. */
    void deliver(Summary summary, String json) throws RunException {
        if (arguments.json()) {
            console.out().print(json);
            if (console.out().checkError()) {
                throw new RunException("standard output cannot be written");
            }
        } else if (!arguments.quiet()) {
            SummaryText.lines(summary).forEach(console.out()::println);
        }
    }
}
