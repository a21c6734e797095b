package dev.ravel.deploy;

import dev.ravel.bus.CallerEnd;
import dev.ravel.bus.Message.Report;
import dev.ravel.bus.Nonce;
import dev.ravel.bus.SocketListener;
import dev.ravel.config.DeploymentConfig.Processes;
import dev.ravel.engine.RunListener;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Child JVMs of this one, each with its {@code inner} deployment. They are spoken to over a socket that listens on loopback
 * only, with a secret made for this run.
 */
final class ProcessesDeployment implements Deployment {
    /** A child that ends is noticed by its socket; this is for one that is frozen. */
    private static final Duration LEASE = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Processes config;
    private final RunTerms terms;
    private final String nodeConfig;
    private final Comms comms = Comms.start();
    private final Closers closers = new Closers();
    private final String secret = Nonce.fresh();
    private final Consumer<String> told;
    private final RunNodes nodes;

    ProcessesDeployment(Processes config, String nodeConfig, RunTerms terms, Consumer<String> told) {
        this.config = config;
        this.nodeConfig = nodeConfig;
        this.terms = terms;
        this.told = told;
        this.nodes = new RunNodes(comms.clockwork(), terms, new RunNodes.Manners(LEASE, PATIENCE, false, told));
        closers.add(comms::close);
    }

    @Override
    public int loops() {
        return 1;
    }

    @Override
    public RunListener listener() {
        return nodes.listener();
    }

    @Override
    public Future<?> deploy(Platform platform, MemberParts parts, Consumer<String> broken) {
        nodes.workFor(parts.coordinator(), broken);
        CallerEnd caller = new CallerEnd(secret, terms.call());
        return comms.call(() -> SocketListener.listen(comms.vertx(), caller, nodes))
                .compose(listener -> {
                    begin(listener.port());
                    return nodes.await(config.processes());
                });
    }

    /** Starting a process blocks for some milliseconds, and nothing else happens yet. */
    private void begin(int port) {
        Children children = new Children(node -> order(port, node), told, nodes::giveUp);
        closers.add(children::close);
        nodes.onServing(children::served);
        try {
            for (int i = 0; i < config.processes(); i++) {
                children.start("process-" + i);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a child process cannot be started", e);
        }
    }

    private String order(int port, String node) {
        return ChildOrderCodec.line(new ChildOrder(port, secret, node, terms.version(), nodeConfig));
    }

    @Override
    public Map<String, Report> reports() {
        return nodes.reports();
    }

    @Override
    public void close() {
        closers.closeAll();
    }
}
