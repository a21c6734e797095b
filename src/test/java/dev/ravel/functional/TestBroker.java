package dev.ravel.functional;

import dev.ravel.queue.rabbit.TestRabbit;
import dev.ravel.queue.redis.RedisProcess;
import java.io.IOException;
import java.nio.file.Path;

/** A broker that tests may use, and trouble. */
interface TestBroker extends AutoCloseable {
    /** Of the Redis of tests; a URL has it as it is. */
    String PASSWORD = "not-to-be-found-anywhere";

    /** Where it listens, with credentials if it wants them. */
    String url();

    /** Ends it and starts it again: what it had on disk, it has afterwards. */
    void restart() throws IOException;

    @Override
    default void close() {}

    /** A Redis of its own, with a password, and an append-only file in this folder. */
    static TestBroker redis(Path folder) throws IOException {
        RedisProcess redis = new RedisProcess(folder, "--requirepass", PASSWORD);
        return new TestBroker() {
            @Override
            public String url() {
                return redis.url(PASSWORD);
            }

            @Override
            public void restart() throws IOException {
                redis.kill();
                redis.start();
            }

            @Override
            public void close() {
                redis.close();
            }
        };
    }

    /** The RabbitMQ of all tests; where there is none, the test is skipped. */
    static TestBroker rabbit() {
        String url = TestRabbit.url();
        return new TestBroker() {
            @Override
            public String url() {
                return url;
            }

            @Override
            public void restart() {
                TestRabbit.stopApp();
                TestRabbit.startApp();
            }
        };
    }
}
