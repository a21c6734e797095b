package dev.ravel.cluster;

import java.lang.reflect.Field;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps off standard error what libraries say of a cluster: a node's own words tell who came and went. Holds for the whole
 * process, from its first use.
 */
final class Quiet {
    /** The logging framework forgets a logger's level with the logger, so they are held. */
    private static final List<Logger> LOGGERS = List.of(
            Logger.getLogger("com.hazelcast"),
            Logger.getLogger("io.vertx.core.eventbus.impl.clustered"),
            Logger.getLogger("io.vertx.spi.cluster.hazelcast"));

    /** Tells of every handshake that failed, whichever side refused. */
    private static final Logger CONNECTIONS = Logger.getLogger("io.vertx.core.net.impl.ConnectionBase");

    private Quiet() {}

    static void please() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
        CONNECTIONS.setFilter(told -> !Thread.currentThread().getName().startsWith(ClusterVertx.THREADS));
        withoutUnsafeWarning();
    }

    /**
     * From Java 24 on, the first use of sun.misc.Unsafe prints four lines (JEP 498), which only a flag of the command line
     * stops, not a manifest. Hazelcast 5.3 uses it, and the reader of the lines can do nothing about that. The field says
     * that they were printed; where it is missing, they are printed.
     */
    private static void withoutUnsafeWarning() {
        try {
            Field warned = Class.forName("sun.misc.Unsafe").getDeclaredField("memoryAccessWarned");
            warned.setAccessible(true);
            warned.setBoolean(null, true);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // An older Java, which warns of nothing, or a newer one, which warns: both work.
        }
    }
}
