package dev.ravel.functional;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The queue on a Redis of the tests' own, with an append-only file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisQueueTest extends QueueContract {
    @TempDir
    static Path data;

    private TestBroker redis;

    @BeforeAll
    void start() throws IOException {
        redis = TestBroker.redis(data);
    }

    @AfterAll
    void stop() throws Exception {
        redis.close();
    }

    @Override
    TestBroker broker() {
        return redis;
    }
}
