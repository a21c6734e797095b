package dev.ravel.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import dev.ravel.config.ClusterConfig;
import dev.ravel.config.ConfigException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.impl.VertxThread;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxThreadFactory;
import io.vertx.core.transport.Transport;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One node's Vert.x in a cluster: a single event loop that runs no tasks, in threads named {@code comms-...}. Says nothing on
 * standard error and listens at the node's host only.
 */
public final class ClusterVertx implements AutoCloseable {
    /** How the names of its threads begin. */
    static final String THREADS = "comms-";

    private static final long START_SECONDS = 60;
    private static final long CLOSE_SECONDS = 5;
    private static final String NO_RESOLVER = "vertx.disableDnsResolver";

    private final Vertx vertx;
    private final Context context;
    private final HazelcastInstance hazelcast;

    private ClusterVertx(Vertx vertx, HazelcastInstance hazelcast) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.hazelcast = hazelcast;
    }

    /**
     * Joins the cluster, or begins one where none of the members answers. Blocks: some two seconds.
     *
     * @throws ConfigException in one line, where this machine cannot be what the conf says
     */
    public static ClusterVertx start(ClusterConfig config) {
        OwnAddress own = OwnAddress.of(config);
        EventBusOptions eventBus = EventBusSettings.of(config, own);
        Quiet.please();
        HazelcastClusterManager manager = new HazelcastClusterManager(HazelcastSettings.of(config, own));
        Vertx vertx = joined(config, eventBus, manager);
        return new ClusterVertx(vertx, manager.getHazelcastInstance());
    }

    private static Vertx joined(ClusterConfig config, EventBusOptions eventBus, HazelcastClusterManager manager) {
        try {
            return started(bootstrap(eventBus, manager)).await(START_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw failed(config, "no answer within " + START_SECONDS + " s");
        } catch (Exception e) {
            throw failed(config, firstLine(e));
        }
    }

    /**
     * Vert.x's name resolver asks from a UDP port that is open at all addresses. Here addresses are numbers only; the property
     * is read while Vert.x is made.
     */
    private static synchronized Future<Vertx> started(VertxBootstrap bootstrap) {
        String before = System.setProperty(NO_RESOLVER, "true");
        try {
            return bootstrap.clusteredVertx();
        } finally {
            System.getProperties().compute(NO_RESOLVER, (key, now) -> before);
        }
    }

    private static ConfigException failed(ClusterConfig config, String reason) {
        return new ConfigException(
                "deployment.members", config.members(), "cannot join the cluster " + config.name() + ": " + reason);
    }

    private static String firstLine(Exception e) {
        String text = e.getMessage() == null ? e.toString() : e.getMessage();
        return text.lines().findFirst().orElse("");
    }

    private static VertxBootstrap bootstrap(EventBusOptions eventBus, HazelcastClusterManager manager) {
        Transport wanted = Transport.nativeTransport();
        Transport transport = wanted != null && wanted.available() ? wanted : Transport.NIO;
        return VertxBootstrap.create()
                .options(options().setEventBusOptions(eventBus))
                .transport(transport.implementation())
                .threadFactory(new CommsThreads())
                .clusterManager(manager)
                .init();
    }

    /** The checker looks once a day only: it would log, and runs count what Vert.x logs of blocked threads. */
    private static VertxOptions options() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setUseDaemonThread(true)
                .setBlockedThreadCheckInterval(1)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.DAYS)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    public Vertx vertx() {
        return vertx;
    }

    /** The one context of the only event loop on which frames come and from which they go. */
    public Context context() {
        return context;
    }

    /** Runs an action on the context, and says how what it began ends. */
    <T> Future<T> call(Supplier<Future<T>> action) {
        Promise<T> ended = Promise.promise();
        context.runOnContext(v -> action.get().onComplete(ended));
        return ended.future();
    }

    /** The members besides this one, as {@code host:port}, in order; none once this is closed. */
    public Set<String> others() {
        try {
            return hazelcast.getCluster().getMembers().stream()
                    .filter(member -> !member.localMember())
                    .map(ClusterVertx::name)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (HazelcastInstanceNotActiveException e) {
            return Set.of();
        }
    }

    static String name(Member member) {
        return member.getAddress().getHost() + ":" + member.getAddress().getPort();
    }

    /**
     * Tells of every change from now on.
     *
     * @return ends it
     */
    public Runnable hear(Membership membership) {
        MemberEvents events = new MemberEvents(context, membership);
        UUID members = hazelcast.getCluster().addMembershipListener(events);
        UUID lifecycle = hazelcast.getLifecycleService().addLifecycleListener(events);
        return () -> {
            if (hazelcast.getLifecycleService().isRunning()) {
                hazelcast.getCluster().removeMembershipListener(members);
                hazelcast.getLifecycleService().removeLifecycleListener(lifecycle);
            }
        };
    }

    /** Leaves the cluster; after some seconds whether it lets go or not. */
    @Override
    public void close() {
        try {
            vertx.close().await(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            // It hangs on a peer that does not answer. Nobody needs its good-bye: the others see the connection end.
            hazelcast.getLifecycleService().terminate();
        }
    }

    private static final class CommsThreads implements VertxThreadFactory {
        @Override
        public VertxThread newVertxThread(
                Runnable target, String name, boolean worker, long maxExecuteTime, TimeUnit unit) {
            return new VertxThread(target, name.replace("vert.x-", THREADS), worker, maxExecuteTime, unit);
        }
    }
}
