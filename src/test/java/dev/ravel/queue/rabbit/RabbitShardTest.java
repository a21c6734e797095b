package dev.ravel.queue.rabbit;

import dev.ravel.queue.Broker;
import dev.ravel.queue.ShardContract;
import dev.ravel.remote.Clockwork;
import io.vertx.core.Future;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

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
    @AfterEach
    protected void closeAll() {
        context.await(rig::over);
        super.closeAll();
    }

    @Override
    protected Duration claim() {
        return RabbitRig.CLAIM;
    }
}
