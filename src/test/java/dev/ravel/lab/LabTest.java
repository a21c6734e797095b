package dev.ravel.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ravel.config.ConfigException;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabTest {
    private final Browser browser = new Browser();
    private Lab lab;

    @AfterEach
    void stop() {
        if (lab != null) {
            Labs.close(lab);
        }
        browser.close();
    }

    @Test
    void every_host_listens_on_the_same_port_numbers() {
        lab = Labs.start(Labs.hosts(3));
        Map<String, String> variables = lab.variables();

        assertThat(variables)
                .containsOnlyKeys("lab", "lab1", "lab2", "lab3", "labs", "labs1", "labs2", "labs3")
                .containsEntry("lab", "http://127.0.0.1:" + lab.port())
                .containsEntry("lab3", "http://127.0.0.3:" + lab.port())
                .containsEntry("labs2", "https://127.0.0.2:" + lab.securePort());
        variables.values().forEach(origin -> assertThat(
                        browser.get(origin + "/echo").status())
                .isEqualTo(200));
    }

    @Test
    void it_listens_on_no_address_but_its_own() throws IOException {
        lab = Labs.start(Labs.hosts(2));

        try (ServerSocket neighbour = Labs.neighbour(3, lab.port())) {
            assertThat(neighbour.isBound()).isTrue();
        }
    }

    @Test
    void https_shows_the_certificate_that_clients_trust() {
        lab = Labs.start(Labs.config());

        assertThat(browser.get(lab.variables().get("labs") + "/leaderboards/tier?page=1")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"labExpired, NotAfter", "labWrongName, No subject alternative names matching IP address 127.0.0.1"})
    void a_bad_certificate_is_refused_by_who_looks(String variable, String reason) {
        lab = Labs.start(Labs.badCertificates());
        String origin = lab.variables().get(variable);

        assertThatThrownBy(() -> browser.get(origin + "/echo")).hasStackTraceContaining(reason);
        assertThat(lab.ledger().entries()).isEmpty();
    }

    @Test
    void the_largest_lab_answers_on_every_host_also_over_https() {
        lab = Labs.start(Labs.hosts(250));

        for (int host : new int[] {1, 11, 100, 250}) {
            assertThat(browser.get(lab.variables().get("lab" + host) + "/echo").status())
                    .isEqualTo(200);
            assertThat(browser.get(lab.variables().get("labs" + host) + "/echo").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_page_differs_from_host_to_host() {
        lab = Labs.start(Labs.hosts(2));
        String target = "/leaderboards/tier?page=1";

        assertThat(browser.get(lab.variables().get("lab1") + target).text())
                .isNotEqualTo(browser.get(lab.variables().get("lab2") + target).text());
    }

    @Test
    void a_taken_port_is_refused_in_one_line() throws IOException {
        try (ServerSocket taken = Labs.neighbour(1, 0)) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> Labs.start(Labs.port(port)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith("lab.port = " + port + ": cannot listen on 127.0.0.1: ")
                    .hasMessageContaining("Address already in use")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void a_closed_lab_gives_its_ports_back_though_a_request_is_open() {
        Lab first = Labs.start(Labs.config());
        browser.send("http://127.0.0.1:" + first.port() + "/never");
        awaitArrival(first);
        Labs.close(first);
        Labs.close(first);

        lab = Labs.start(Labs.port(first.port()));
        assertThat(lab.port()).isEqualTo(first.port());
    }

    private static void awaitArrival(Lab lab) {
        while (lab.ledger().entries().isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void its_threads_bear_its_name_and_never_hold_the_jvm() {
        lab = Labs.start(Labs.config());
        browser.get(lab.variables().get("lab") + "/echo");

        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("lab-"))
                .toList();
        assertThat(threads)
                .extracting(Thread::getName)
                .anyMatch(name -> name.startsWith("lab-eventloop-thread-"))
                .anyMatch(name -> name.startsWith("lab-acceptor-thread-"));
        assertThat(threads).allMatch(Thread::isDaemon);
    }

    @Test
    void a_caller_on_a_context_gets_its_lab_there() {
        Promise<Context> seen = Promise.promise();
        Context context = browser.vertx().getOrCreateContext();
        context.runOnContext(turn -> Lab.start(Labs.config()).onSuccess(started -> {
            lab = started;
            seen.complete(Vertx.currentContext());
        }));

        assertThat(Browser.await(seen.future())).isSameAs(context);
    }

    @Test
    void every_answer_is_held_back_for_the_latency() {
        lab = Labs.start(Labs.latency(150));
        long begin = System.nanoTime();
        browser.get(lab.variables().get("lab") + "/status/404");

        assertThat(System.nanoTime() - begin).isGreaterThan(140_000_000);
    }

    @Test
    void a_fraction_of_requests_fails_the_same_ones_in_every_run() {
        List<Integer> first = statuses();
        List<Integer> second = statuses();

        assertThat(first).isEqualTo(second).contains(200, 503).containsOnly(200, 503);
    }

    private List<Integer> statuses() {
        Lab failing = Labs.start(Labs.failing(0.3, 503));
        String origin = failing.variables().get("lab");
        List<Integer> statuses = IntStream.range(0, 40)
                .mapToObj(i -> browser.get(origin + "/leaderboards/tier?page=" + i % 10)
                        .status())
                .toList();
        assertThat(browser.get(origin + "/echo").status()).isEqualTo(200);
        Labs.close(failing);
        return statuses;
    }

    @Test
    void a_thousand_clients_that_connect_at_once_are_all_answered() throws IOException {
        lab = Labs.start(Labs.config());
        List<Socket> sockets = IntStream.range(0, 1000).mapToObj(i -> connect()).toList();

        for (Socket socket : sockets) {
            socket.getOutputStream().write("GET /echo HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.0 200 ");
            socket.close();
        }
    }

    private Socket connect() {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), lab.port()), 30_000);
            socket.setSoTimeout(60_000);
            return socket;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
