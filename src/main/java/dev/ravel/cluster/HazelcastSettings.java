package dev.ravel.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MultiMapConfig;
import com.hazelcast.config.MultiMapConfig.ValueCollectionType;
import com.hazelcast.config.NetworkConfig;
import dev.ravel.config.ClusterConfig;
import java.util.Map;

/** What Hazelcast is told: TCP-IP join with the given members, nothing beyond the own address, nothing sent home. */
final class HazelcastSettings {
    /** Below it the pauses of a busy machine look like deaths. */
    private static final long SHORTEST_SILENCE_SECONDS = 5;

    /**
     * The same in every node, or Hazelcast lets none of them join. It keeps two small maps for Vert.x, for which its default
     * of 271 is more to move at each join.
     */
    private static final int PARTITIONS = 31;

    private static final Map<String, String> FIXED = Map.ofEntries(
            Map.entry("hazelcast.socket.bind.any", "false"),
            Map.entry("hazelcast.phone.home.enabled", "false"),
            Map.entry("hazelcast.logging.type", "none"),
            Map.entry("hazelcast.shutdownhook.enabled", "false"),
            Map.entry("hazelcast.health.monitoring.level", "OFF"),
            Map.entry("hazelcast.wait.seconds.before.join", "0"),
            Map.entry("hazelcast.max.join.seconds", "30"),
            Map.entry("hazelcast.socket.connect.timeout.seconds", "3"),
            Map.entry("hazelcast.heartbeat.interval.seconds", "1"),
            Map.entry("hazelcast.merge.first.run.delay.seconds", "5"),
            Map.entry("hazelcast.merge.next.run.delay.seconds", "5"),
            Map.entry("hazelcast.graceful.shutdown.max.wait", "3"),
            Map.entry("hazelcast.io.thread.count", "1"),
            Map.entry("hazelcast.event.thread.count", "1"),
            Map.entry("hazelcast.operation.thread.count", "2"),
            Map.entry("hazelcast.operation.generic.thread.count", "2"));

    private HazelcastSettings() {}

    static Config of(ClusterConfig cluster, OwnAddress own) {
        Config config = new Config().setClusterName(cluster.name());
        FIXED.forEach(config::setProperty);
        config.setProperty("hazelcast.partition.count", Integer.toString(PARTITIONS));
        config.setProperty("hazelcast.max.no.heartbeat.seconds", Long.toString(silenceSeconds(cluster)));
        config.setProperty("hazelcast.prefer.ipv4.stack", Boolean.toString(!own.ipv6()));
        config.getMetricsConfig().setEnabled(false);
        config.getSerializationConfig().setJavaSerializationFilterConfig(known());
        config.addMultiMapConfig(subscriptions());
        network(config.getNetworkConfig(), cluster, own);
        return config;
    }

    /** A lease and Hazelcast's patience end together: a node that Hazelcast gives up is one that loses its leases. */
    static long silenceSeconds(ClusterConfig cluster) {
        return Math.max(SHORTEST_SILENCE_SECONDS, (cluster.leaseMs() + 999) / 1000);
    }

    /** Whoever reaches the port may send objects: none but those of Hazelcast and Vert.x are read. */
    private static JavaSerializationFilterConfig known() {
        JavaSerializationFilterConfig filter = new JavaSerializationFilterConfig();
        filter.getWhitelist().addPrefixes("com.hazelcast.", "io.vertx.", "java.lang.", "java.util.", "[");
        return filter.setDefaultsDisabled(true);
    }

    /** As default-cluster.xml of vertx-hazelcast has it; the rest of that file is Hazelcast's default. Parsing it takes 0.5 s. */
    private static MultiMapConfig subscriptions() {
        return new MultiMapConfig("__vertx.subs").setValueCollectionType(ValueCollectionType.SET);
    }

    private static void network(NetworkConfig network, ClusterConfig cluster, OwnAddress own) {
        network.setPort(cluster.port()).setPortAutoIncrement(false);
        network.getInterfaces().setEnabled(true).addInterface(own.literal());
        JoinConfig join = network.getJoin();
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(3).setMembers(cluster.members());
    }
}
