package dev.ravel.queue.redis;

import dev.ravel.Slow;
import dev.ravel.queue.BrokerContract;
import dev.ravel.queue.BrokerMake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

/** A real Redis keeps what is asked of all brokers. */
@Slow(33)
final class RedisBrokerTest extends BrokerContract {
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

    @Override
    protected void leave(String job, byte[] notice) {
        String text = new String(notice, StandardCharsets.UTF_8);
        try (Jedis jedis = redis.jedis()) {
            jedis.xadd(plant.key("notices:" + job), StreamEntryID.NEW_ENTRY, Map.of("n", text));
        }
    }
}
