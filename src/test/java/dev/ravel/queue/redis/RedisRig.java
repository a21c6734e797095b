package dev.ravel.queue.redis;

import dev.ravel.queue.BrokerMake;
import dev.ravel.queue.BrokerRig;
import java.io.IOException;
import java.nio.file.Path;
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
    protected BrokerMake make() {
        return plant;
    }

    @Override
    @AfterEach
    protected void closeAll() {
        super.closeAll();
        redis.close();
    }
}
