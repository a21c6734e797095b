package dev.ravel.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.member.Arrival;
import dev.ravel.member.Draft;
import dev.ravel.member.Held;
import dev.ravel.member.Lane;
import dev.ravel.member.Part;
import dev.ravel.member.Sink;
import dev.ravel.member.Storage;
import dev.ravel.member.StorageException;
import dev.ravel.url.Url;
import dev.ravel.work.Cause;
import dev.ravel.work.Result;
import dev.ravel.work.Stored;
import dev.ravel.work.Target;
import dev.ravel.work.Work;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a body: counted, limited, decoded, handed to a sink that may be slow or fail. */
class BodyTest {
    private final Bench bench = new Bench();

    @AfterEach
    void marks_are_left_clean() {
        bench.close();
        assertThat(bench.lane.ordinal()).isEqualTo(Lane.IDLE);
    }

    /** A part of one sink that takes one piece at a time and lets the sender wait after each. */
    private static class SlowSink implements Sink, Part {
        final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        final List<String> calls = new ArrayList<>();
        final AtomicBoolean full = new AtomicBoolean();
        StorageException failure;
        Future<Stored> end = Future.succeededFuture(new Stored("file", "hash"));

        @Override
        public boolean write(Buffer bytes) {
            assertThat(full).as("a write before the sink was ready").isFalse();
            kept.writeBytes(bytes.getBytes());
            full.set(true);
            return false;
        }

        @Override
        public void whenReady(Runnable action) {
            Vertx.currentContext().owner().setTimer(1, timer -> {
                full.set(false);
                action.run();
            });
        }

        @Override
        public Optional<StorageException> failure() {
            return Optional.ofNullable(failure);
        }

        @Override
        public Future<Stored> finish() {
            calls.add("finish");
            return end;
        }

        @Override
        public Sink sink(long from, long fresh) {
            return this;
        }

        @Override
        public Future<Void> abort() {
            calls.add("abort");
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> drop() {
            calls.add("drop");
            return Future.succeededFuture();
        }
    }

    /** A storage that has nothing yet. */
    private static Storage storing(Supplier<Future<Part>> opening) {
        Draft draft = new Draft() {
            @Override
            public Optional<Instant> older() {
                return Optional.empty();
            }

            @Override
            public Optional<Held> held() {
                return Optional.empty();
            }

            @Override
            public int segments() {
                return 1;
            }

            @Override
            public Future<Part> begin(Arrival arrival) {
                return opening.get();
            }

            @Override
            public Future<Part> resume() {
                throw new AssertionError("nothing to go on with");
            }

            @Override
            public Future<Void> drop() {
                throw new AssertionError("nothing to drop");
            }
        };
        return task -> Future.succeededFuture(draft);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static RawServer serving(String headers, byte[] body) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(
                RawServer.latin("HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n"));
        answer.writeBytes(body);
        return new RawServer((head, out) -> {
            answer.writeTo(out);
            return true;
        });
    }

    private static RawServer endless(String headers, String chunk) {
        return new RawServer((head, out) -> {
            out.write(RawServer.latin("HTTP/1.1 " + headers + "\r\nTransfer-Encoding: chunked\r\n\r\n"));
            return forEver(out, RawServer.latin(Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n"));
        });
    }

    private static boolean forEver(OutputStream out, byte[] bytes) throws IOException {
        while (true) {
            out.write(bytes);
        }
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static Cause causeOf(Result result) {
        assertThat(result).isInstanceOf(Result.Failed.class);
        return ((Result.Failed) result).cause();
    }

    @Test
    void gzip_is_counted_decoded() throws Exception {
        try (RawServer server = serving("Content-Encoding: gzip\r\n", gzip(new byte[5_000_000]))) {
            Result result = bench.get(server.port());

            assertThat(result).isInstanceOf(Result.Answered.class);
            assertThat(result.bytes()).isEqualTo(5_000_000);
        }
    }

    @Test
    void gzip_that_is_cut_short_is_a_broken_encoding_although_the_length_is_right_and_frees_the_connection()
            throws Exception {
        byte[] packed = gzip(noise(10_000));
        try (RawServer server = serving("Content-Encoding: gzip\r\n", Arrays.copyOf(packed, 5_000))) {
            assertThat(causeOf(bench.get(server.port()))).isEqualTo(Cause.ENCODING);
            // the only connection that there may be
            assertThat(causeOf(bench.get(server.port()))).isEqualTo(Cause.ENCODING);
        }
    }

    @Test
    void gzip_that_is_none_is_a_broken_encoding_and_frees_the_connection() throws Exception {
        try (RawServer server = serving("Content-Encoding: gzip\r\n", noise(100_000))) {
            assertThat(causeOf(bench.get(server.port()))).isEqualTo(Cause.ENCODING);
            assertThat(causeOf(bench.get(server.port()))).isEqualTo(Cause.ENCODING);
        }
    }

    @Test
    void an_encoding_that_nobody_asked_for_is_a_failure() throws Exception {
        try (RawServer server = serving("Content-Encoding: br\r\n", noise(100))) {
            Result result = bench.get(server.port());

            assertThat(causeOf(result)).isEqualTo(Cause.ENCODING);
            assertThat(result.status()).isEqualTo(200);
        }
    }

    @Test
    void a_body_as_long_as_the_limit_is_whole() throws Exception {
        bench.maxBodyBytes = 1000;
        try (RawServer server = serving("", noise(1000))) {
            assertThat(bench.get(server.port())).isInstanceOf(Result.Answered.class);
        }
    }

    @Test
    void a_body_longer_than_the_limit_is_too_large_and_frees_the_connection() throws Exception {
        bench.maxBodyBytes = 999;
        try (RawServer server = serving("", noise(1000))) {
            Result result = bench.get(server.port());

            assertThat(causeOf(result)).isEqualTo(Cause.BODY_TOO_LARGE);
            assertThat(result.bytes()).isEqualTo(999);
            assertThat(causeOf(bench.get(server.port()))).isEqualTo(Cause.BODY_TOO_LARGE);
        }
    }

    @Test
    void an_endless_body_is_too_large() throws Exception {
        bench.maxBodyBytes = 1_000_000;
        try (RawServer server = endless("200 OK", "x".repeat(1000))) {
            assertThat(causeOf(bench.get(server.port()))).isEqualTo(Cause.BODY_TOO_LARGE);
        }
    }

    @Test
    void a_small_body_that_expands_beyond_the_limit_is_too_large() throws Exception {
        bench.maxBodyBytes = 1_000_000;
        try (RawServer server = serving("Content-Encoding: gzip\r\n", gzip(new byte[100_000_000]))) {
            Result result = bench.get(server.port());

            assertThat(causeOf(result)).isEqualTo(Cause.BODY_TOO_LARGE);
            assertThat(result.bytes()).isEqualTo(1_000_000);
        }
    }

    @Test
    void an_endless_error_page_is_not_read_to_its_end() throws Exception {
        try (RawServer server = endless("404 Not Found", "x".repeat(1000))) {
            Result result = bench.get(server.port());

            assertThat(causeOf(result)).isEqualTo(Cause.STATUS);
            assertThat(result.bytes()).isEqualTo(256 * 1024);
        }
    }

    @Test
    void a_slow_sink_gets_every_byte_in_order_and_holds_the_sender_up() throws Exception {
        SlowSink sink = new SlowSink();
        bench.storage = Optional.of(storing(() -> Future.succeededFuture(sink)));
        byte[] body = noise(2_000_000);
        try (RawServer server = serving("", body)) {
            Result.Answered answered = (Result.Answered) bench.get(server.port());

            assertThat(answered.stored()).contains(new Stored("file", "hash"));
            assertThat(answered.bytes()).isEqualTo(body.length);
            assertThat(sink.kept.toByteArray()).isEqualTo(body);
            assertThat(sink.calls).containsExactly("finish");
        }
    }

    @Test
    void bytes_count_as_received_while_the_body_is_still_under_way() throws Exception {
        List<Long> received = new ArrayList<>();
        SlowSink sink = new SlowSink() {
            @Override
            public boolean write(Buffer bytes) {
                received.add(bench.lane.received());
                return super.write(bytes);
            }
        };
        bench.storage = Optional.of(storing(() -> Future.succeededFuture(sink)));
        byte[] body = noise(2_000_000);
        try (RawServer server = serving("", body)) {
            bench.get(server.port());
        }

        assertThat(received.get(0)).isPositive().isLessThan(body.length);
        assertThat(bench.lane.received()).isEqualTo(body.length);
    }

    @Test
    void a_slow_sink_gets_a_compressed_body_slice_by_slice() throws Exception {
        SlowSink sink = new SlowSink();
        bench.storage = Optional.of(storing(() -> Future.succeededFuture(sink)));
        byte[] body = new byte[3_000_000];
        try (RawServer server = serving("Content-Encoding: gzip\r\n", gzip(body))) {
            assertThat(bench.get(server.port()).bytes()).isEqualTo(body.length);
            assertThat(sink.kept.toByteArray()).isEqualTo(body);
        }
    }

    @Test
    void the_limit_applies_to_a_stored_body_too() throws Exception {
        bench.maxBodyBytes = 10;
        SlowSink sink = new SlowSink();
        bench.storage = Optional.of(storing(() -> Future.succeededFuture(sink)));
        try (RawServer server = serving("", noise(1000))) {
            assertThat(causeOf(bench.get(server.port()))).isEqualTo(Cause.BODY_TOO_LARGE);
            assertThat(sink.calls).containsExactly("abort");
        }
    }

    @Test
    void the_time_in_which_the_sink_holds_the_sender_up_is_not_idle_time() throws Exception {
        bench.idleTimeoutMs = 200;
        SlowSink sink = new SlowSink() {
            @Override
            public void whenReady(Runnable action) {
                Vertx.currentContext().owner().setTimer(1000, timer -> {
                    full.set(false);
                    action.run();
                });
            }
        };
        bench.storage = Optional.of(storing(() -> Future.succeededFuture(sink)));
        try (RawServer server = serving("", noise(1000))) {
            assertThat(bench.get(server.port())).isInstanceOf(Result.Answered.class);
        }
    }

    @Test
    void an_error_page_never_reaches_the_sink() throws Exception {
        bench.storage = Optional.of(storing(() -> Future.failedFuture(new AssertionError("opened"))));
        try (RawServer server = RawServer.saying("HTTP/1.1 404 X\r\nContent-Length: 4\r\n\r\noops")) {
            assertThat(causeOf(bench.get(server.port()))).isEqualTo(Cause.STATUS);
        }
    }

    @Test
    void a_truncated_body_aborts_its_sink() throws Exception {
        SlowSink sink = new SlowSink();
        bench.storage = Optional.of(storing(() -> Future.succeededFuture(sink)));
        try (RawServer server = RawServer.sayingAndClosing("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello")) {
            assertThat(causeOf(bench.get(server.port()))).isEqualTo(Cause.TRUNCATED);
            assertThat(sink.calls).containsExactly("abort");
        }
    }

    @Test
    void a_body_that_cannot_be_stored_fails_for_the_storages_cause() throws Exception {
        bench.storage =
                Optional.of(storing(() -> Future.failedFuture(new StorageException(Cause.NAME_TAKEN, "taken"))));
        try (RawServer server = serving("", noise(100))) {
            Result first = bench.get(server.port());
            Result next = bench.get(server.port());

            assertThat(causeOf(first)).isEqualTo(Cause.NAME_TAKEN);
            assertThat(((Result.Failed) first).detail()).isEqualTo("taken");
            assertThat(causeOf(next)).isEqualTo(Cause.NAME_TAKEN);
        }
    }

    @Test
    void a_sink_that_fails_on_the_way_ends_the_hop() throws Exception {
        SlowSink sink = new SlowSink();
        sink.failure = new StorageException(Cause.FILE, "disk full");
        bench.storage = Optional.of(storing(() -> Future.succeededFuture(sink)));
        try (RawServer server = endless("200 OK", "x".repeat(1000))) {
            assertThat(causeOf(bench.get(server.port()))).isEqualTo(Cause.FILE);
            assertThat(sink.calls).containsExactly("abort");
        }
    }

    @Test
    void a_sink_that_fails_at_the_end_fails_the_hop_and_is_not_aborted_too() throws Exception {
        SlowSink sink = new SlowSink();
        sink.end = Future.failedFuture(new StorageException(Cause.FILE, "disk full"));
        bench.storage = Optional.of(storing(() -> Future.succeededFuture(sink)));
        try (RawServer server = serving("", noise(100))) {
            assertThat(causeOf(bench.get(server.port()))).isEqualTo(Cause.FILE);
            assertThat(sink.calls).containsExactly("finish");
        }
    }

    @Test
    void a_sink_that_throws_ends_the_hop_and_not_the_loop() throws Exception {
        bench.storage = Optional.of(storing(() -> {
            throw new IllegalStateException("a bug");
        }));
        try (RawServer server = serving("", noise(100))) {
            Result result = bench.get(server.port());

            assertThat(causeOf(result)).isEqualTo(Cause.PROTOCOL);
            assertThat(((Result.Failed) result).detail()).isEqualTo("IllegalStateException: a bug");
            assertThat(bench.get(server.port())).isInstanceOf(Result.Failed.class);
        }
    }

    @Test
    void a_part_that_opens_after_the_deadline_is_aborted_before_the_result() throws Exception {
        SlowSink sink = new SlowSink();
        bench.timeoutMs = 100;
        Promise<Part> opening = Promise.promise();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        bench.storage = Optional.of(storing(() -> {
            asked.complete(null);
            return opening.future();
        }));
        try (RawServer server = serving("", noise(100))) {
            Url url = new Url("http", "127.0.0.1", server.port(), "/");
            CompletableFuture<Result> result = bench.start(Work.Fetch.of("shown", url, Target.of("file")));
            asked.get(60, TimeUnit.SECONDS);
            bench.vertx.setTimer(500, late -> bench.context.runOnContext(go -> opening.complete(sink)));

            assertThat(causeOf(result.get(60, TimeUnit.SECONDS))).isEqualTo(Cause.TIMEOUT);
            assertThat(sink.calls).containsExactly("abort");
        }
    }
}
