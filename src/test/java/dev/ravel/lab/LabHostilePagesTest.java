package dev.ravel.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ravel.lab.Entry.Ending;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabHostilePagesTest {
    private final Browser browser = new Browser();
    private Lab lab;

    @BeforeEach
    void start() {
        lab = Labs.start(Labs.config());
    }

    @AfterEach
    void stop() {
        Labs.close(lab);
        browser.close();
    }

    private String url(String target) {
        return lab.variables().get("lab") + target;
    }

    private <T> T exchange(String target, Function<HttpClientResponse, Future<T>> reader) {
        return Browser.await(browser.exchange(new RequestOptions().setAbsoluteURI(url(target)), reader));
    }

    private Entry ended() {
        return Labs.ended(lab);
    }

    @Test
    void slow_headers_come_after_their_pause() {
        long begin = System.nanoTime();

        assertThat(browser.get(url("/slow/headers?ms=150")).text()).isEqualTo("sooner or later\n");
        assertThat(System.nanoTime() - begin).isGreaterThan(140_000_000);
    }

    @Test
    void a_slow_body_sends_one_byte_before_its_pause_and_the_rest_after() {
        List<Integer> pieces = new ArrayList<>();
        List<Long> arrivals = new ArrayList<>();
        exchange("/slow/body?ms=150", response -> {
            response.handler(piece -> {
                pieces.add(piece.length());
                arrivals.add(System.nanoTime());
            });
            return response.end();
        });

        assertThat(pieces).containsExactly(1, 15);
        assertThat(ended().endedNanos() - ended().arrivedNanos()).isGreaterThan(140_000_000);
        assertThat(arrivals.get(0)).isLessThan(arrivals.get(1));
    }

    @Test
    void close_answers_nothing() {
        assertThatThrownBy(() -> browser.get(url("/close"))).isInstanceOf(HttpClosedException.class);
        assertThat(ended()).satisfies(entry -> {
            assertThat(entry.ending()).isEqualTo(Ending.CUT);
            assertThat(entry.status()).isZero();
        });
    }

    @Test
    void close_body_promises_twice_what_it_sends() {
        AtomicLong received = new AtomicLong();
        AtomicReference<String> promised = new AtomicReference<>();

        assertThatThrownBy(() -> exchange("/close/body", response -> {
                    promised.set(response.getHeader("Content-Length"));
                    response.handler(piece -> received.addAndGet(piece.length()));
                    return response.end();
                }))
                .isInstanceOf(HttpClosedException.class);
        assertThat(promised.get()).isEqualTo("10000");
        assertThat(received.get()).isEqualTo(5000);
        assertThat(ended().ending()).isEqualTo(Ending.CUT);
    }

    @Test
    void an_endless_body_goes_on_until_the_client_leaves() {
        long received = exchange("/endless", LabHostilePagesTest::leaveAfterFiveMegabytes);

        assertThat(received).isGreaterThan(5_000_000);
        assertThat(ended().aborted()).isTrue();
        assertThat(browser.get(url("/echo")).status()).isEqualTo(200);
    }

    private static Future<Long> leaveAfterFiveMegabytes(HttpClientResponse response) {
        AtomicLong received = new AtomicLong();
        Promise<Long> enough = Promise.promise();
        response.handler(piece -> {
            if (received.addAndGet(piece.length()) > 5_000_000 && enough.tryComplete(received.get())) {
                response.request().reset();
            }
        });
        return enough.future();
    }

    @Test
    void an_endless_body_waits_for_a_client_that_does_not_read() {
        int status = exchange(
                "/endless", response -> Future.succeededFuture(response.pause().statusCode()));

        assertThat(status).isEqualTo(200);
        for (int i = 0; i < 100; i++) {
            assertThat(browser.get(url("/echo")).status()).isEqualTo(200);
        }
        assertThat(lab.ledger().entries().get(0).ending()).isEqualTo(Ending.OPEN);
    }

    @Test
    void never_answers_until_the_client_leaves() {
        HttpClientRequest request = browser.open(url("/never"));

        assertThat(browser.get(url("/echo")).status()).isEqualTo(200);
        assertThat(request.response().isComplete()).isFalse();
        request.reset();
        assertThat(ended().aborted()).isTrue();
    }

    @Test
    void a_drip_is_one_byte_at_a_time() {
        List<Integer> pieces = new ArrayList<>();
        exchange("/slow/drip?ms=30&bytes=4", response -> {
            response.handler(piece -> pieces.add(piece.length()));
            return response.end();
        });

        assertThat(pieces).containsExactly(1, 1, 1, 1);
        assertThat(ended().endedNanos() - ended().arrivedNanos()).isGreaterThan(110_000_000);
    }
}
