package dev.ravel.queue.rabbit;

import dev.ravel.queue.Broker;
import dev.ravel.queue.ShardContract;
import dev.ravel.remote.Clockwork;
import io.vertx.core.Future;
import java.time.Duration;

/** RabbitMQ keeps what is asked of all brokers. */
final class RabbitShardTest extends ShardContract {
    private final RabbitRig rig = new RabbitRig();

    @Override
    protected Future<RabbitBroker> open(Clockwork clockwork) {
        return rig.open(clockwork);
    }

    @Override
    protected void kill(Broker broker) {
        rig.kill(broker);
    }

    @Override
    protected void loseClaims(Broker broker) {
        rig.cut(broker);
    }

    @Override
    protected Duration claim() {
        return RabbitRig.CLAIM;
    }
}
