package dev.ravel.queue;

import dev.ravel.remote.Clockwork;
import io.vertx.core.Future;
import java.time.Duration;

/** A make of broker as the tests of all brokers need it: what opens connections to it, and does to them what may happen. All of it is called on the context. */
public interface BrokerMake {
    /** Opens one more connection, of another process, to the broker of this test, with {@link Tickets#SHARDS} shards. */
    Future<? extends Broker> open(Clockwork clockwork);

    /** The process behind this connection dies: nothing is said any more, and no good-bye. */
    void kill(Broker broker);

    /** What was taken over this connection is given to others, although its worker lives. */
    void loseClaims(Broker broker);

    /** After how much silence of a worker its tasks are given to others. */
    Duration claim();

    /** The test is over: completes when what was killed holds nothing any more. */
    Future<Void> over();
}
