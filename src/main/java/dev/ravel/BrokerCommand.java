package dev.ravel;

import dev.ravel.config.ConfigException;
import dev.ravel.config.DeploymentConfig;
import dev.ravel.config.DeploymentConfig.Queue;
import dev.ravel.config.QueueConfig;
import dev.ravel.config.json.Conf;
import dev.ravel.deploy.BrokerView;
import dev.ravel.deploy.RunException;
import dev.ravel.report.QueueJson;
import dev.ravel.report.QueueText;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks at the broker of a conf: how its jobs stand, which tasks are dead; or puts these back. */
final class BrokerCommand implements Command {
    private static final String OPTIONS = "-status, -dead and -requeue";

    private final Arguments arguments;
    private final Console console;

    BrokerCommand(Arguments arguments, Console console) {
        this.arguments = arguments;
        this.console = console;
    }

    /** Whether it is this command that is asked for. */
    static boolean asked(Arguments arguments) {
        return arguments.status() || arguments.dead() || arguments.requeue();
    }

    @Override
    public int execute() throws RunException {
        QueueConfig queue = queue();
        try (BrokerView broker = new BrokerView(queue)) {
            if (arguments.requeue()) {
                int tasks = broker.requeue();
                tell(() -> QueueJson.requeued(tasks), () -> List.of(QueueText.requeued(tasks)));
            } else if (arguments.dead()) {
                var dead = broker.dead();
                tell(() -> QueueJson.of(dead), () -> QueueText.lines(dead));
            } else {
                var jobs = broker.progress();
                tell(() -> QueueJson.of(jobs), () -> QueueText.lines(jobs));
            }
        }
        return 0;
    }

    private void tell(Supplier<String> json, Supplier<List<String>> text) {
        if (arguments.json()) {
            console.out().print(json.get());
        } else if (!arguments.quiet()) {
            text.get().forEach(console.out()::println);
        }
    }

    private QueueConfig queue() {
        long commands = Stream.of(arguments.status(), arguments.dead(), arguments.requeue())
                .filter(asked -> asked)
                .count();
        if (commands > 1 || arguments.dryRun() || arguments.lab()) {
            throw new ConfigException(OPTIONS + ", -lab and -dry-run exclude each other");
        }
        if (arguments.conf().isEmpty() || !arguments.urls().isEmpty()) {
            throw new ConfigException(OPTIONS + ": give -conf with a deployment of model queue, and no URLs");
        }
        Conf conf = arguments.applyTo(Conf.load(arguments.conf().get(), console.in()));
        DeploymentConfig deployment = conf.serves()
                ? conf.node(console.environment()).deployment()
                : conf.read(console.environment()).deployment();
        if (deployment instanceof Queue queue) {
            return queue.queue();
        }
        throw new ConfigException("deployment.model", deployment.model(), OPTIONS + " need a queue");
    }
}
