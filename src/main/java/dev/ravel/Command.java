package dev.ravel;

import dev.ravel.config.ConfigException;
import dev.ravel.deploy.RunException;

/** What a command line asks for. */
interface Command {
    /** The exit code of a run that could not go on, or whose accounts do not add up. */
    int BROKEN = 3;

    /** Returns the exit code; throws {@link ConfigException} for what is refused. */
    int execute() throws RunException;

    /** Does what the arguments ask for; returns the exit code, throws {@link ConfigException} for what is refused. */
    static int run(Arguments arguments, Console console) {
        try {
            return of(arguments, console).execute();
        } catch (RunException e) {
            console.err().println(e.getMessage());
            return BROKEN;
        }
    }

    private static Command of(Arguments arguments, Console console) {
        if (arguments.resume().isPresent()) {
            return new ResumeCommand(arguments, console);
        }
        if (arguments.retryFailed().isPresent()) {
            return new RetryCommand(arguments, console);
        }
        if (arguments.verify().isPresent()) {
            return new VerifyCommand(arguments, console);
        }
        if (arguments.report().isPresent()) {
            return new ReportCommand(arguments, console);
        }
        if (arguments.archive()) {
            return new ArchiveCommand(arguments, console);
        }
        if (BrokerCommand.asked(arguments)) {
            return new BrokerCommand(arguments, console);
        }
        return arguments.lab() ? new LabCommand(arguments, console) : new JobCommand(arguments, console);
    }
}
