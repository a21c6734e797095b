package dev.ravel;

import dev.ravel.config.RavelConfig;
import dev.ravel.deploy.Opening;
import dev.ravel.deploy.RunException;
import dev.ravel.deploy.RunOrder;
import dev.ravel.journal.History;
import dev.ravel.journal.JournalFile;
import dev.ravel.runs.OpenRun;
import dev.ravel.runs.RunInput;
import java.io.IOException;

/** Starts a new run of the tasks of an earlier one that failed or expired, which stays as it is: {@code -retry-failed RUN}. */
final class RetryCommand implements Command {
    private final Arguments arguments;
    private final Console console;

    RetryCommand(Arguments arguments, Console console) {
        this.arguments = arguments;
        this.console = console;
    }

    @Override
    public int execute() throws RunException {
        EarlierRun earlier =
                EarlierRun.find("-retry-failed", arguments.retryFailed().orElseThrow(), arguments);
        History past = earlier.opened(() -> past(earlier));
        earlier.requireAccounts(past);
        if (past.unsuccessful().size() == 0) {
            return nothing(earlier);
        }
        RavelConfig config = earlier.read(console.environment(), true);
        RunInput input = earlier.opened(() -> earlier.directory().input(config.job(), true));
        earlier.requireSameInput(config, input, past);
        return new RunExecution(arguments, console).run(order(earlier, config, past));
    }

    private static History past(EarlierRun earlier) throws IOException {
        return JournalFile.readUnlessHeld(earlier.directory().journal());
    }

    private RunOrder order(EarlierRun earlier, RavelConfig config, History past) {
        Opening.Anew opening =
                empty -> OpenRun.retry(empty, earlier.conf().effectiveJson(), earlier.directory(), past.unsuccessful());
        String job = earlier.directory().job();
        return new RunOrder(
                Version.text(), job, config, earlier.jobHash(), earlier.conf().nodeJson(), console.in(), opening);
    }

    private int nothing(EarlierRun earlier) {
        if (arguments.json()) {
            console.out().println("{ \"retried\" : 0 }");
        } else if (!arguments.quiet()) {
            console.out().println(earlier.name() + ": no task of it failed or expired, so there is nothing to retry");
        }
        return 0;
    }
}
