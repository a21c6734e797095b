package dev.ravel.queue.rabbit;

import dev.ravel.queue.BrokerMake;
import dev.ravel.queue.ShardContract;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** RabbitMQ keeps what is asked of all brokers. */
@ResourceLock(value = TestRabbit.NODE, mode = ResourceAccessMode.READ)
final class RabbitShardTest extends ShardContract {
    private final RabbitRig rig = new RabbitRig();

    @Override
    protected BrokerMake make() {
        return rig;
    }
}
