package dev.ravel.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.member.Lane;
import dev.ravel.url.Url;
import dev.ravel.work.Cause;
import dev.ravel.work.Result;
import dev.ravel.work.Target;
import dev.ravel.work.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A kept connection that the server has closed costs a task nothing; a server that closes fresh ones does. */
class StaleConnectionTest {
    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private final Bench bench = new Bench();

    @AfterEach
    void marks_are_left_clean() {
        assertThat(bench.lane.ordinal()).isEqualTo(Lane.IDLE);
        bench.close();
    }

    private static void hello(OutputStream out) throws IOException {
        out.write(RawServer.latin(HELLO));
        out.flush();
    }

    /** Answers the first request of a connection and closes it when the second one comes. */
    private static RawServer closingAtTheSecondRequest() {
        ThreadLocal<Boolean> asked = new ThreadLocal<>();
        return new RawServer((head, out) -> {
            if (asked.get() != null) {
                return false;
            }
            asked.set(true);
            hello(out);
            return true;
        });
    }

    /** Answers its very first request; all later ones get {@code rest} and the end of the connection. */
    private static RawServer closingAfterTheFirst(String rest) {
        AtomicInteger requests = new AtomicInteger();
        return new RawServer((head, out) -> {
            boolean first = requests.getAndIncrement() == 0;
            out.write(RawServer.latin(first ? HELLO : rest));
            out.flush();
            return first;
        });
    }

    private List<Result> getAll(int port, int count) throws Exception {
        List<CompletableFuture<Result>> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            started.add(bench.start(Work.Fetch.of("s", new Url("http", "127.0.0.1", port, "/"), Target.NONE)));
        }
        List<Result> results = new ArrayList<>();
        for (CompletableFuture<Result> one : started) {
            results.add(one.get(2 * Bench.NEVER, TimeUnit.MILLISECONDS));
        }
        return results;
    }

    private static void assertReset(Result result) {
        assertThat(result).isInstanceOf(Result.Failed.class);
        assertThat(((Result.Failed) result).cause()).as(result.toString()).isEqualTo(Cause.RESET);
    }

    @Test
    void a_request_that_a_kept_connection_lost_is_sent_again_on_a_fresh_one() throws Exception {
        try (RawServer server = closingAtTheSecondRequest()) {
            for (int i = 0; i < 5; i++) {
                assertThat(bench.get(server.port())).isInstanceOf(Result.Answered.class);
            }
            assertThat(server.heads).hasSize(7);
            assertThat(server.connections).hasValue(5);
        }
    }

    @Test
    void it_does_not_matter_how_many_kept_connections_died_together() throws Exception {
        int slots = 10;
        bench.connections = slots;
        CyclicBarrier allOpen = new CyclicBarrier(slots);
        ThreadLocal<Boolean> asked = new ThreadLocal<>();
        AtomicInteger opened = new AtomicInteger();
        try (RawServer server = new RawServer((head, out) -> {
            if (asked.get() != null) {
                return false;
            }
            asked.set(true);
            if (opened.getAndIncrement() < slots) {
                meet(allOpen);
            }
            hello(out);
            return true;
        })) {
            assertThat(getAll(server.port(), slots)).hasOnlyElementsOfType(Result.Answered.class);
            assertThat(getAll(server.port(), slots)).hasOnlyElementsOfType(Result.Answered.class);
            assertThat(server.connections).hasValue(2 * slots);
        }
    }

    private static void meet(CyclicBarrier barrier) throws IOException, InterruptedException {
        try {
            barrier.await();
        } catch (BrokenBarrierException e) {
            throw new IOException(e);
        }
    }

    @Test
    void a_server_that_closes_after_every_answer_without_saying_so_answers_every_task() throws Exception {
        bench.connections = 20;
        try (RawServer server = RawServer.sayingAndClosing(HELLO)) {
            assertThat(getAll(server.port(), 1000)).hasOnlyElementsOfType(Result.Answered.class);
        }
    }

    @Test
    void the_fresh_connection_is_not_kept() throws Exception {
        try (RawServer server = closingAtTheSecondRequest()) {
            bench.get(server.port());
            bench.get(server.port());

            assertThat(List.copyOf(server.heads).get(2)).containsIgnoringCase("connection: close\r\n");
        }
    }

    @Test
    void a_fresh_connection_that_is_closed_too_is_a_reset() throws Exception {
        try (RawServer server = closingAfterTheFirst("")) {
            bench.get(server.port());

            assertReset(bench.get(server.port()));
            assertThat(server.heads).hasSize(3);
        }
    }

    @Test
    void a_first_request_of_a_connection_is_not_sent_again() throws Exception {
        try (RawServer server = RawServer.sayingAndClosing("")) {
            assertReset(bench.get(server.port()));
            assertThat(server.heads).hasSize(1);
        }
    }

    @Test
    void a_request_whose_answer_had_begun_is_not_sent_again() throws Exception {
        try (RawServer server = closingAfterTheFirst("HTTP/1.1 2")) {
            bench.get(server.port());

            assertReset(bench.get(server.port()));
            assertThat(server.heads).hasSize(2);
        }
    }

    @Test
    void the_deadlines_go_on_from_the_first_send() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        RawServer[] self = new RawServer[1];
        try (RawServer server = new RawServer((head, out) -> {
            switch (requests.getAndIncrement()) {
                case 0 -> hello(out);
                case 1 -> {
                    return false;
                }
                default -> self[0].hang();
            }
            return true;
        })) {
            self[0] = server;
            bench.firstByteTimeoutMs = 1000;
            bench.get(server.port());
            Result.Failed late = (Result.Failed) bench.get(server.port());

            assertThat(late.cause()).isEqualTo(Cause.FIRST_BYTE_TIMEOUT);
            assertThat(requests).hasValue(3);
        }
    }

    @Test
    void the_host_that_is_gone_in_the_meantime_is_a_connect_failure() throws Exception {
        RawServer[] self = new RawServer[1];
        AtomicInteger requests = new AtomicInteger();
        try (RawServer server = new RawServer((head, out) -> {
            if (requests.getAndIncrement() == 0) {
                hello(out);
                return true;
            }
            self[0].close();
            return false;
        })) {
            self[0] = server;
            bench.get(server.port());

            assertThat(((Result.Failed) bench.get(server.port())).cause()).isEqualTo(Cause.CONNECT);
        }
    }
}
