package dev.ravel.queue.rabbit;

import dev.ravel.Slow;
import dev.ravel.queue.BrokerContract;
import dev.ravel.queue.BrokerMake;
import dev.ravel.queue.Tickets;
import java.time.Duration;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** RabbitMQ keeps what is asked of all brokers. */
@ResourceLock(value = TestRabbit.NODE, mode = ResourceAccessMode.READ)
@Slow(28)
final class RabbitBrokerTest extends BrokerContract {
    private final RabbitRig rig = new RabbitRig();

    @Override
    protected BrokerMake make() {
        return rig;
    }

    @Override
    protected void leave(String job, byte[] notice) throws Exception {
        new Stranger(rig.settings(Tickets.SHARDS, Duration.ZERO)).does((channel, names) -> {
            channel.confirmSelect();
            channel.basicPublish("", names.notices(job).name(), null, notice);
            channel.waitForConfirmsOrDie();
        });
    }
}
