package dev.ravel.queue.redis;

import dev.ravel.queue.Broker;
import dev.ravel.queue.BrokerContract;
import dev.ravel.remote.Clockwork;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

/** A real Redis keeps what is asked of all brokers. */
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
    @AfterEach
    protected void closeAll() {
        context.await(plant::close);
        super.closeAll();
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
    protected void leave(String job, byte[] notice) {
        String text = new String(notice, StandardCharsets.UTF_8);
        try (Jedis jedis = redis.jedis()) {
            jedis.xadd(plant.key("notices:" + job), StreamEntryID.NEW_ENTRY, Map.of("n", text));
        }
    }

    @Override
    protected Duration claim() {
        return Plant.CLAIM;
    }
}
