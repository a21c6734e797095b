package dev.ravel.queue;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How to reach a broker and what to expect of it.
 *
 * @param url {@code amqp}, {@code amqps}, {@code redis} or {@code rediss}, with credentials; never printed
 * @param name stands before all names on the broker, so that several installations share one
 * @param trust PEM of the authorities that vouch for the broker; absent: those of the JVM
 * @param shards of every queue of fetches; another number than that on the broker is refused
 * @param claim after how much silence of a worker its tasks are given to others
 * @param patience how long a broker may be away; zero: for ever
 * @param told hears, in words without credentials, that the connection was lost or is there again
 */
public record Connection(
        String url,
        String name,
        Optional<String> trust,
        int shards,
        Duration claim,
        Duration patience,
        Consumer<String> told) {
    /** Without credentials. */
    @Override
    public String toString() {
        return "Connection[" + name + "]";
    }
}
