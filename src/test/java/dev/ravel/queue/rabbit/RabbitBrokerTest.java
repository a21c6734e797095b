package dev.ravel.queue.rabbit;

import dev.ravel.queue.Broker;
import dev.ravel.queue.BrokerContract;
import dev.ravel.queue.Tickets;
import dev.ravel.remote.Clockwork;
import io.vertx.core.Future;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** RabbitMQ keeps what is asked of all brokers. */
final class RabbitBrokerTest extends BrokerContract {
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
    @AfterEach
    protected void closeAll() {
        context.await(rig::over);
        super.closeAll();
    }

    @Override
    protected void leave(String job, byte[] notice) throws Exception {
        new Stranger(rig.settings(Tickets.SHARDS, Duration.ZERO)).does((channel, names) -> {
            channel.confirmSelect();
            channel.basicPublish("", names.notices(job).name(), null, notice);
            channel.waitForConfirmsOrDie();
        });
    }

    @Override
    protected Duration claim() {
        return RabbitRig.CLAIM;
    }
}
