package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The queue on a Redis of the tests' own, with a password and an append-only file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Slow(129)
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

    /** Whatever became of the processes: neither a run's directory nor what they said has it. */
    @Override
    @AfterEach
    void end() {
        super.end();
        assertThat(files()).isNotEmpty().noneSatisfy(file -> assertThat(file)
                .content(StandardCharsets.ISO_8859_1)
                .contains(TestBroker.PASSWORD));
    }

    /** Of all processes of the test: what they wrote and what they said. */
    private List<Path> files() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    TestBroker broker() {
        return redis;
    }
}
