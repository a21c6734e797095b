package dev.ravel.queue.rabbit;

import dev.ravel.queue.BrokerMake;
import dev.ravel.queue.ShardContract;

/** RabbitMQ keeps what is asked of all brokers. */
final class RabbitShardTest extends ShardContract {
    private final RabbitRig rig = new RabbitRig();

    @Override
    protected BrokerMake make() {
        return rig;
    }
}
