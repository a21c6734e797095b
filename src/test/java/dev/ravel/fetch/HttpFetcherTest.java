package dev.ravel.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.member.Lane;
import dev.ravel.url.Url;
import dev.ravel.work.Cause;
import dev.ravel.work.Result;
import dev.ravel.work.Target;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFetcherTest {
    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private static final byte[] V6_LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private final Bench bench = new Bench();

    /** Seen from the loop itself, which may still be in a handler of the last task. */
    @AfterEach
    void marks_are_left_clean() throws Exception {
        CompletableFuture<Long> mark = new CompletableFuture<>();
        bench.context.runOnContext(go -> mark.complete(bench.lane.ordinal()));
        assertThat(mark.get(Bench.NEVER, TimeUnit.MILLISECONDS)).isEqualTo(Lane.IDLE);
        bench.close();
    }

    private Result answerTo(String bytes) throws Exception {
        try (RawServer server = RawServer.saying(bytes)) {
            return bench.get(server.port());
        }
    }

    private Result answerToClosed(String bytes) throws Exception {
        try (RawServer server = RawServer.sayingAndClosing(bytes)) {
            return bench.get(server.port());
        }
    }

    private static void assertFailed(Result result, Cause cause, int status) {
        assertThat(result).isInstanceOf(Result.Failed.class);
        Result.Failed failed = (Result.Failed) result;
        assertThat(failed.cause()).as(failed.detail()).isEqualTo(cause);
        assertThat(failed.status()).isEqualTo(status);
        assertThat(failed.detail()).isNotEmpty().doesNotContain("\n", "127.0.0.1");
    }

    @Test
    void an_accepted_status_is_answered_with_its_bytes_and_its_phases() throws Exception {
        Result result = answerTo(HELLO);

        assertThat(result).isInstanceOf(Result.Answered.class);
        assertThat(result.status()).isEqualTo(200);
        assertThat(result.bytes()).isEqualTo(5);
        assertThat(result.span().lane()).isEqualTo("loop-0");
        assertThat(result.span().connect()).isPositive();
        assertThat(result.span().firstByte()).isPositive();
        assertThat(result.span().body()).isPositive();
        assertThat(bench.lane.settled()).isTrue();
    }

    @Test
    void the_request_is_a_get_with_host_and_defaults() throws Exception {
        try (RawServer server = RawServer.saying(HELLO)) {
            bench.get(server.port());

            assertThat(server.heads.element())
                    .startsWith("GET /page?q=1 HTTP/1.1\r\n")
                    .containsIgnoringCase("host: 127.0.0.1:" + server.port() + "\r\n")
                    .containsIgnoringCase("user-agent: Ravel/")
                    .containsIgnoringCase("accept: */*\r\n")
                    .containsIgnoringCase("accept-encoding: gzip, deflate\r\n");
        }
    }

    @Test
    void an_ipv6_host_keeps_its_brackets_in_the_host_header() throws Exception {
        try (ServerSocket v6 = new ServerSocket(0, 1, InetAddress.getByAddress(V6_LOOPBACK))) {
            bench.timeoutMs = 100;
            CompletableFuture<Result> result =
                    bench.start(Work.Fetch.of("shown", new Url("http", "[::1]", v6.getLocalPort(), "/"), Target.NONE));
            BufferedReader head = new BufferedReader(
                    new InputStreamReader(v6.accept().getInputStream(), StandardCharsets.ISO_8859_1));

            assertThat(head.lines().takeWhile(line -> !line.isEmpty())).contains("host: [::1]:" + v6.getLocalPort());
            assertFailed(result.get(), Cause.TIMEOUT, 0);
        } catch (BindException e) {
            Assumptions.abort("this machine has no IPv6 loopback");
        }
    }

    @Test
    void headers_of_the_job_replace_defaults() throws Exception {
        bench.headers = Map.of("user-agent", "mine", "X-Token", "s3cret", "Accept", "text/html");
        try (RawServer server = RawServer.saying(HELLO)) {
            bench.get(server.port());

            assertThat(server.heads.element())
                    .contains("user-agent: mine\r\n", "X-Token: s3cret\r\n", "Accept: text/html\r\n")
                    .doesNotContain("Ravel/", "*/*");
        }
    }

    @Test
    void another_origin_gets_only_the_user_agent_and_the_accept_family() throws Exception {
        bench.headers = Map.of(
                "User-Agent",
                "mine",
                "Authorization",
                "s3cret",
                "Cookie",
                "s3cret",
                "Accept-Language",
                "de",
                "X",
                "s3cret");
        try (RawServer server = RawServer.saying(HELLO)) {
            Url url = new Url("http", "127.0.0.1", server.port(), "/");
            bench.get(new Work.Fetch("shown", url, url, false, Target.NONE));

            assertThat(server.heads.element())
                    .doesNotContain("s3cret")
                    .contains("User-Agent: mine\r\n", "Accept-Language: de\r\n", "Accept: */*\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_redirect_is_reported_and_not_followed(int status) throws Exception {
        try (RawServer server =
                RawServer.saying("HTTP/1.1 " + status + " X\r\nLocation: /b\r\nContent-Length: 2\r\n\r\nhi")) {
            Result result = bench.get(server.port());

            assertThat(result).isInstanceOf(Result.Redirected.class);
            assertThat(((Result.Redirected) result).location()).isEqualTo("/b");
            assertThat(result.status()).isEqualTo(status);
            assertThat(server.heads).hasSize(1);
        }
    }

    @Test
    void a_location_in_raw_utf_8_is_read_as_such() throws Exception {
        assertThat(locationOf("/caf\u00C3\u00A9")).isEqualTo("/caf\u00E9");
    }

    @Test
    void a_location_that_is_not_utf_8_is_left_as_it_is() throws Exception {
        assertThat(locationOf("/caf\u00E9")).isEqualTo("/caf\u00E9");
    }

    private String locationOf(String bytes) throws Exception {
        Result result = answerTo("HTTP/1.1 302 X\r\nLocation: " + bytes + "\r\nContent-Length: 0\r\n\r\n");
        return ((Result.Redirected) result).location();
    }

    @Test
    void a_redirect_without_a_location_is_one_to_nothing() throws Exception {
        Result result = answerTo("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n");

        assertThat(((Result.Redirected) result).location()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_refusal_carries_its_retry_after(int status) throws Exception {
        Result result = answerTo("HTTP/1.1 " + status + " X\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n");

        assertThat(result).isInstanceOf(Result.Refused.class);
        assertThat(((Result.Refused) result).retryAfter()).isEqualTo(Optional.of("7"));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 400, 404, 408, 500, 599})
    void any_other_status_is_a_failure_by_status(int status) throws Exception {
        Result result = answerTo("HTTP/1.1 " + status + " X\r\nContent-Length: 4\r\n\r\noops");

        assertFailed(result, Cause.STATUS, status);
        assertThat(result.bytes()).isEqualTo(4);
        assertThat(((Result.Failed) result).detail()).isEqualTo("status " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {206, 304})
    void a_partial_or_unmodified_answer_that_nobody_asked_for_is_a_protocol_error(int status) throws Exception {
        assertFailed(answerTo("HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\n\r\n"), Cause.PROTOCOL, status);
    }

    @ParameterizedTest
    @ValueSource(ints = {206, 304, 302, 404, 503})
    void a_status_that_the_job_accepts_is_an_answer(int status) throws Exception {
        bench.accept = Set.of(status);

        assertThat(answerTo("HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\n\r\n"))
                .isInstanceOf(Result.Answered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 102, 103, 199})
    void an_interim_answer_is_not_the_final_one(int status) throws Exception {
        Result result = answerTo("HTTP/1.1 " + status + " Wait\r\nX: y\r\n\r\n" + HELLO);

        assertThat(result).isInstanceOf(Result.Answered.class);
        assertThat(result.bytes()).isEqualTo(5);
    }

    @Test
    void another_protocol_that_nobody_asked_for_is_a_protocol_error() throws Exception {
        assertFailed(answerTo("HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\nabc"), Cause.PROTOCOL, 101);
    }

    @Test
    void a_body_may_end_with_its_connection() throws Exception {
        assertThat(answerToClosed("HTTP/1.1 200 OK\r\n\r\nhello").bytes()).isEqualTo(5);
    }

    @Test
    void a_chunked_body_is_counted() throws Exception {
        Result result =
                answerTo("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");

        assertThat(result.bytes()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/7.1 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nB\001d: x\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 099 X\r\nContent-Length: 0\r\n\r\n"
            })
    void what_is_not_http_is_a_protocol_error(String bytes) throws Exception {
        Result result = answerTo(bytes);

        assertThat(result).isInstanceOf(Result.Failed.class);
        assertThat(((Result.Failed) result).cause()).isEqualTo(Cause.PROTOCOL);
        assertThat(((Result.Failed) result).detail()).doesNotContain("Exception", "Error");
    }

    @Test
    void lines_of_the_header_may_end_without_a_carriage_return() throws Exception {
        Result result = answerTo("HTTP/1.1 200 OK\nX: y\nContent-Length: 5\n\nhello");

        assertThat(result).isInstanceOf(Result.Answered.class);
        assertThat(result.bytes()).isEqualTo(5);
    }

    @Test
    void headers_beyond_64_kib_are_a_protocol_error() throws Exception {
        String answer = "HTTP/1.1 200 OK\r\nX: " + "x".repeat(70_000) + "\r\nContent-Length: 0\r\n\r\n";

        Result result = answerTo(answer);

        assertFailed(result, Cause.PROTOCOL, 0);
        assertThat(((Result.Failed) result).detail())
                .isEqualTo("not HTTP: the status line or the headers are too long");
    }

    @Test
    void headers_below_64_kib_are_read() throws Exception {
        String answer = "HTTP/1.1 200 OK\r\nX: " + "x".repeat(60_000) + "\r\nContent-Length: 0\r\n\r\n";

        assertThat(answerTo(answer)).isInstanceOf(Result.Answered.class);
    }

    @Test
    void a_broken_chunk_is_a_protocol_error() throws Exception {
        String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n";

        Result result = answerTo(answer);

        assertFailed(result, Cause.PROTOCOL, 200);
        assertThat(((Result.Failed) result).detail()).isEqualTo("not HTTP: Invalid character in chunk size");
    }

    @Test
    void bytes_after_the_end_are_the_fault_of_the_answer_that_had_them() throws Exception {
        try (RawServer server = RawServer.saying(HELLO + "surplus")) {
            assertFailed(bench.get(server.port()), Cause.PROTOCOL, 200);
            assertFailed(bench.get(server.port()), Cause.PROTOCOL, 200);
        }
    }

    @Test
    void a_stray_line_end_after_the_body_is_forgiven() throws Exception {
        assertThat(answerTo(HELLO + "\r\n")).isInstanceOf(Result.Answered.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n"})
    void an_end_before_the_headers_are_complete_is_a_reset(String bytes) throws Exception {
        assertFailed(answerToClosed(bytes), Cause.RESET, 0);
    }

    @Test
    void a_body_shorter_than_its_length_is_truncated() throws Exception {
        Result result = answerToClosed("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello");

        assertFailed(result, Cause.TRUNCATED, 200);
        assertThat(result.bytes()).isEqualTo(5);
    }

    @Test
    void a_chunked_body_without_its_last_chunk_is_truncated() throws Exception {
        String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n";

        assertFailed(answerToClosed(answer), Cause.TRUNCATED, 200);
    }

    @Test
    void a_truncated_error_page_is_still_that_error() throws Exception {
        assertFailed(answerToClosed("HTTP/1.1 404 X\r\nContent-Length: 9\r\n\r\nhello"), Cause.STATUS, 404);
    }

    @Test
    void a_port_that_nobody_listens_on_is_a_connect_failure() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        Result result = bench.get(port);

        assertFailed(result, Cause.CONNECT, 0);
        assertThat(((Result.Failed) result).detail()).isEqualTo("connection refused");
    }

    @Test
    void connections_are_kept() throws Exception {
        try (RawServer server = RawServer.saying(HELLO)) {
            for (int i = 0; i < 20; i++) {
                bench.get(server.port());
            }
            assertThat(server.heads).hasSize(20);
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void a_connection_is_kept_after_a_refused_page_and_a_redirect() throws Exception {
        try (RawServer server = new RawServer((head, out) -> {
            out.write(RawServer.latin("HTTP/1.1 404 X\r\nContent-Length: 4\r\n\r\noops"));
            return true;
        })) {
            bench.get(server.port());
            bench.get(server.port());
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void there_are_never_more_connections_to_a_host_than_slots() throws Exception {
        bench.connections = 3;
        try (RawServer server = RawServer.saying(HELLO)) {
            List<CompletableFuture<Result>> results = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                results.add(
                        bench.start(Work.Fetch.of("s", new Url("http", "127.0.0.1", server.port(), "/"), Target.NONE)));
            }
            for (CompletableFuture<Result> result : results) {
                assertThat(result.get()).isInstanceOf(Result.Answered.class);
            }
            assertThat(server.connections.get()).isBetween(1, 3);
        }
    }

    @Test
    void a_result_may_start_the_next_task_at_once() throws Exception {
        try (RawServer server = RawServer.saying(HELLO)) {
            CompletableFuture<Integer> rounds = new CompletableFuture<>();
            bench.context.runOnContext(go -> chain(server.port(), 200, rounds));

            assertThat(rounds.get()).isZero();
            assertThat(server.connections).hasValue(1);
        }
    }

    private void chain(int port, int left, CompletableFuture<Integer> rounds) {
        if (left == 0) {
            rounds.complete(left);
            return;
        }
        Work.Fetch fetch = Work.Fetch.of("s", new Url("http", "127.0.0.1", port, "/"), Target.NONE);
        bench.fetcher().fetch(Task.first(left, fetch)).onSuccess(r -> chain(port, left - 1, rounds));
    }

    @Test
    void a_closed_fetcher_answers_with_failures() throws Exception {
        bench.context.runOnContext(go -> bench.fetcher());
        CompletableFuture<Void> closed = new CompletableFuture<>();
        bench.context.runOnContext(go -> bench.fetcher().close().onComplete(done -> closed.complete(null)));
        closed.get();

        assertThat(bench.get(1)).isInstanceOf(Result.Failed.class);
    }
}
