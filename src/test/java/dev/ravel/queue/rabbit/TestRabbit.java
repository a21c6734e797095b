package dev.ravel.queue.rabbit;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * The RabbitMQ that tests talk to: the one at {@code RAVEL_TEST_AMQP}, or a private node that lives as long as this JVM.
 * Where there is neither, tests are skipped, and say so.
 */
public final class TestRabbit {
    /** What tests of the same JVM share, and whoever stops the node wants alone: for {@code ResourceLock}. */
    static final String NODE = "RabbitMQ";

    private static final String GIVEN = System.getenv("RAVEL_TEST_AMQP");
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static RabbitNode node;

    private TestRabbit() {}

    /** Where it listens, with credentials. */
    public static String url() {
        return GIVEN != null ? GIVEN : own().url();
    }

    /** Where the private node listens for TLS, with the lab's certificate; under a name for this machine. */
    public static String secureUrl(String host) {
        Assumptions.assumeTrue(
                GIVEN == null, "RAVEL_TEST_AMQP is set, and this test needs a node with the lab's certificate");
        return own().secureUrl(host);
    }

    /** A name that no other test uses, for all that one puts on the broker. */
    public static String freshName() {
        return "test-" + ProcessHandle.current().pid() + "-" + NAMES.incrementAndGet();
    }

    /** Stops the broker inside its node: all connections are closed, and no new ones are taken. */
    public static void stopApp() {
        control("stop_app");
    }

    public static void startApp() {
        control("start_app");
    }

    /** Closes all connections by force. */
    public static void closeConnections() {
        control("close_all_connections", "closed by a test");
    }

    /** Runs rabbitmqctl, and returns what it says. Only for a private node: another is not ours to command. */
    public static String control(String... command) {
        Assumptions.assumeTrue(GIVEN == null, "RAVEL_TEST_AMQP is set, and this test commands a node of its own");
        return own().control(command);
    }

    private static synchronized RabbitNode own() {
        if (node == null) {
            node = RabbitNode.start().orElse(null);
        }
        if (node == null) {
            String missing = "SKIPPED: no RabbitMQ: install rabbitmq-server, or set RAVEL_TEST_AMQP";
            System.err.println(missing);
            Assumptions.abort(missing);
        }
        return node;
    }
}
