package dev.ravel.deploy;

import dev.ravel.bus.NodeEnd;
import dev.ravel.bus.SocketConnector;
import dev.ravel.config.DeploymentConfig;
import dev.ravel.config.DeploymentConfig.Cluster;
import dev.ravel.config.DeploymentConfig.Processes;
import dev.ravel.config.NodeConfig;
import dev.ravel.config.json.Conf;
import dev.ravel.jvm.Parent;
import dev.ravel.probe.ProcessSampler;
import dev.ravel.remote.Station;
import dev.ravel.remote.StationListener;
import dev.ravel.work.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A child of a run: works for its parent until that lets it go, or ends. */
public final class ProcessMain {
    private static final long CONNECT_SECONDS = 30;
    private static final int BROKEN = 3;

    private ProcessMain() {}

    /** Reads what it is there for from standard input, and lives until that closes. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        System.setProperty("io.netty.jfr.enabled", "false");
        Parent.outlastSignals();
        try {
            ChildOrder order = ChildOrderCodec.order(line(System.in));
            Parent.endWith(System.in);
            serve(order);
        } catch (Exception e) {
            broken(String.valueOf(e.getMessage()));
        }
    }

    /** Byte by byte: what comes after the line is not this method's. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static void serve(ChildOrder order) throws Exception {
        NodeConfig config =
                Conf.load(order.nodeConfig(), InputStream.nullInputStream()).node(System.getenv());
        if (config.deployment() instanceof Cluster cluster) {
            WorkerNode.Manners quiet = new WorkerNode.Manners(order.version(), line -> {}, ProcessSampler::new);
            new WorkerNode(config, cluster.beside(order.port()), quiet).run();
        } else {
            connect(order, config, ((Processes) config.deployment()).inner());
        }
    }

    private static void connect(ChildOrder order, NodeConfig config, DeploymentConfig deployment) throws Exception {
        NodeSettings settings = new NodeSettings(
                deployment, config.vertx(), config.probe(), config.files(), EnumSet.allOf(Kind.class), "");
        InnerDeployment inner = new InnerDeployment(settings, ProcessSampler::new);
        Comms comms = Comms.start();
        Station station = new Station(inner, comms.clockwork(), new Faults());
        NodeEnd end = new NodeEnd(order.secret(), order.node(), order.version());
        comms.call(() -> SocketConnector.connect(comms.vertx(), order.port(), end, station::serve))
                .await(CONNECT_SECONDS, TimeUnit.SECONDS);
    }

    /** The parent reads the last line. */
    @SuppressWarnings("SystemOut")
    private static void broken(String reason) {
        System.err.println(reason);
        Runtime.getRuntime().halt(BROKEN);
    }

    /** A parent that cannot be worked for has no use for this process. */
    private static final class Faults implements StationListener {
        @Override
        public void serving(String job) {}

        @Override
        public void lost(String reason) {
            broken(reason);
        }

        @Override
        public void over() {}

        @Override
        public void unable(String reason) {
            broken(reason);
        }

        @Override
        public void rubbish(String reason) {}
    }
}
