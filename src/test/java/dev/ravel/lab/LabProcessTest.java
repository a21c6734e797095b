package dev.ravel.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ravel.Slow;
import dev.ravel.lab.Browser.Page;
import dev.ravel.lab.Entry.Ending;
import dev.ravel.lab.LabCodec.Order;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@Slow(10)
class LabProcessTest {
    private static final long DEADLINE_SECONDS = 60;
    private final Browser browser = new Browser();

    @AfterEach
    void stop() {
        browser.close();
    }

    private static LabProcess start(boolean recording) {
        return Browser.await(LabProcess.start(Labs.hosts(2), recording));
    }

    private static void awaitEnd(ProcessHandle process) throws Exception {
        process.onExit().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void it_serves_the_same_pages_as_a_lab_inside_and_tells_who_asked() throws Exception {
        LabProcess child = start(true);
        Lab inside = Labs.start(Labs.hosts(2));
        String target = "/leaderboards/tier?page=3&region=kr";
        Page page = browser.get(child.variables().get("lab2") + target);

        assertThat(page.text())
                .isEqualTo(browser.get(inside.variables().get("lab2") + target).text());
        assertThat(Browser.await(child.ledger(browser.vertx()))).singleElement().satisfies(entry -> {
            assertThat(entry.target()).isEqualTo(target);
            assertThat(entry.ending()).isEqualTo(Ending.ANSWERED);
        });
        ProcessHandle process = ProcessHandle.of(child.pid()).orElseThrow();
        Labs.close(inside);
        Labs.close(child);
        Labs.close(child);
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void it_has_no_ledger_unless_it_records() {
        LabProcess child = start(false);

        assertThatThrownBy(() -> Browser.await(child.ledger(browser.vertx()))).hasMessageContaining("404");
        Labs.close(child);
    }

    @Test
    void a_child_that_cannot_start_says_why() throws IOException {
        try (ServerSocket taken = Labs.neighbour(1, 0)) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> Browser.await(LabProcess.start(Labs.port(port), false)))
                    .hasMessageStartingWith("the lab's process did not start: lab.port = " + port + ": ")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void it_goes_on_answering_when_a_terminal_interrupts_it_with_its_parent() throws Exception {
        LabProcess child = start(false);
        ProcessHandle process = ProcessHandle.of(child.pid()).orElseThrow();
        int interrupted = new ProcessBuilder("kill", "-INT", Long.toString(child.pid()))
                .start()
                .waitFor();

        assertThat(interrupted).isZero();
        for (int i = 0; i < 200; i++) {
            assertThat(browser.get(child.variables().get("lab") + "/echo").status())
                    .isEqualTo(200);
        }
        Labs.close(child);
        awaitEnd(process);
    }

    @Test
    void it_ends_by_itself_when_its_parent_is_killed() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ProcessHandle child =
                ProcessHandle.of(Long.parseLong(firstLine(parent))).orElseThrow();

        assertThat(child.isAlive()).isTrue();
        parent.destroyForcibly();
        awaitEnd(child);
    }

    private static String firstLine(Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    /** A JVM that starts a lab beside it and waits to be killed. */
    static final class Parent {
        private Parent() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] args) throws Exception {
            System.out.println(start(false).pid());
            Thread.currentThread().join();
        }
    }

    @Test
    void an_order_survives_its_journey() {
        Order order =
                new Order(new dev.ravel.config.LabConfig(250, 3, 8080, 8443, -5, 0.25, 503, 9000, true, true), true);

        assertThat(LabCodec.order(LabCodec.order(order))).isEqualTo(order);
    }

    @Test
    void ports_survive_their_journey() {
        Ports ports = new Ports(8080, 8443, 8444, 8445);

        assertThat(LabCodec.ports(LabCodec.ports(ports))).isEqualTo(ports);
    }
}
