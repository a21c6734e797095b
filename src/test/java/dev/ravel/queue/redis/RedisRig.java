package dev.ravel.queue.redis;

import dev.ravel.queue.Broker;
import dev.ravel.queue.BrokerRig;
import dev.ravel.remote.Clockwork;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A Redis for each test, which may be told to misbehave. */
abstract class RedisRig extends BrokerRig {
    RedisProcess redis;
    Plant plant;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        redis = new RedisProcess(folder);
        plant = new Plant(redis);
    }

    @Override
    @AfterEach
    protected void closeAll() {
        context.await(plant::close);
        super.closeAll();
        redis.close();
    }

    @Override
    protected Future<Broker> open(Clockwork clockwork) {
        return plant.open(clockwork);
    }

    @Override
    protected void kill(Broker broker) {
        plant.kill(broker);
    }

    @Override
    protected void loseClaims(Broker broker) {
        plant.loseClaims();
    }

    @Override
    protected Duration claim() {
        return Plant.CLAIM;
    }
}
