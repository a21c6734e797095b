package dev.ravel;

import dev.ravel.config.NodeConfig;
import dev.ravel.config.json.Conf;
import dev.ravel.deploy.RunException;
import dev.ravel.deploy.ServingNode;
import dev.ravel.report.live.Screen;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves the jobs of others: a conf without a job, in a cluster or at a queue. Goes on until a signal comes. */
final class WorkerCommand implements Command {
    private final Arguments arguments;
    private final Console console;
    private final Conf conf;

    WorkerCommand(Arguments arguments, Console console, Conf conf) {
        this.arguments = arguments;
        this.console = console;
        this.conf = conf;
    }

    @Override
    public int execute() throws RunException {
        NodeConfig config = conf.node(console.environment());
        if (arguments.dryRun()) {
            if (!arguments.quiet()) {
                console.out().print(conf.effectiveJson());
            }
            return 0;
        }
        AtomicInteger stopped = new AtomicInteger();
        // whoever has something to say must not wait for a terminal that stands still
        try (Screen screen = arguments.quiet() ? Screen.dark() : Screen.on(console.err())) {
            ServingNode node = ServingNode.of(config, Version.text(), line -> screen.line(() -> line));
            Signals.onStop(code -> stop(node, stopped, code, screen));
            node.run();
        }
        return stopped.get();
    }

    /** The first signal lets the node finish what it has, the second ends it at once. */
    private static void stop(ServingNode node, AtomicInteger stopped, int code, Screen screen) {
        if (!stopped.compareAndSet(0, code)) {
            Runtime.getRuntime().halt(code);
        }
        screen.line(() -> "leaving: finishing what is in hand; once more to stop at once");
        node.leave();
    }
}
