package dev.ravel.queue.redis;

import dev.ravel.Slow;
import dev.ravel.queue.BrokerMake;
import dev.ravel.queue.ShardContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A real Redis keeps what is asked of all brokers. */
@Slow(19)
final class RedisShardTest extends ShardContract {
    private static RedisProcess redis;

    private final Plant plant = new Plant(redis);

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        redis = new RedisProcess(folder);
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @Override
    protected BrokerMake make() {
        return plant;
    }
}
