package dev.ravel.cluster;

import io.vertx.core.Future;
import java.util.function.BiConsumer;

/**
 * Carries bytes to addresses. Nobody says whether they came: where nobody listens, they are dropped. The sender's name that
 * comes with them is what it says of itself.
 */
interface Wire {
    /** To one who listens there. */
    void send(String address, byte[] frame);

    /** To all who listen there. */
    void publish(String address, byte[] frame);

    /**
     * Hears what comes there, with the sender's name, on the context.
     *
     * @return succeeds, with what ends it, once the other nodes know that somebody listens here
     */
    Future<Runnable> hear(String address, BiConsumer<String, byte[]> hearer);

    /** Runs it on the context: at once where this is it, else soon, in order. */
    void execute(Runnable action);

    /** Runs it on the context again and again, until what is returned is run. */
    Runnable every(long millis, Runnable action);
}
