package dev.ravel.bench.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import dev.ravel.bench.measure.Measured;
import dev.ravel.bench.measure.Measured.Said;
import dev.ravel.bench.origin.Asked;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadTest {
    private static final byte[] BODY = {1, 2, 3};

    @TempDir
    Path folder;

    private HttpServer server;
    private FakeOrigin origin;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, BODY.length);
            exchange.getResponseBody().write(BODY);
            exchange.close();
        });
        server.start();
        origin = new FakeOrigin("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void pages_are_right_when_the_origin_was_asked_for_each_once() throws Exception {
        Assignment pages = new PagesWorkload("p", 3, 0, 2).assign(origin, folder);

        assertThat(verdict(pages, asked(3, 3, 0), 0, "")).isTrue();
        assertThat(verdict(pages, asked(3, 2, 0), 0, "")).isFalse();
        assertThat(verdict(pages, asked(2, 2, 0), 0, "")).isFalse();
        assertThat(verdict(pages, asked(3, 3, 1), 0, "")).isFalse();
        assertThat(verdict(pages, asked(3, 3, 0), 1, "")).isFalse();
    }

    @Test
    void a_ceiling_may_ask_as_it_likes_and_its_answers_are_counted() throws Exception {
        Assignment pages = new PagesWorkload("p", 3, 0, 2).assign(origin, folder);
        origin.asked = Optional.of(asked(50, 1, 2));

        assertThat(pages.check().of(ended(0, ""), true))
                .extracting(Verdict::good, Verdict::done)
                .containsExactly(true, 50L);
    }

    @Test
    void an_origin_that_does_not_tell_leaves_the_word_of_the_client() throws Exception {
        Assignment pages = new PagesWorkload("p", 3, 0, 2).assign(origin, folder);

        assertThat(pages.check().of(ended(0, ""), false).words()).contains("by its own word");
        assertThat(pages.check().of(ended(1, ""), false).good()).isFalse();
    }

    @Test
    void a_client_finds_the_urls_in_every_form() throws Exception {
        Assignment pages = new PagesWorkload("p", 2, 0, 2).assign(origin, folder);

        List<String> urls = pages.values().get("eachUrl");
        assertThat(urls).hasSize(2).allMatch(url -> url.startsWith("http://127.0.0.1:"));
        assertThat(Files.readAllLines(Path.of(pages.values().get("urls").get(0))))
                .isEqualTo(urls);
        assertThat(Files.readAllLines(Path.of(pages.values().get("namedUrls").get(0))))
                .containsExactly(urls.get(0), "  out=0", urls.get(1), "  out=1");
    }

    @Test
    void files_are_right_byte_for_byte_whatever_they_are_called() throws Exception {
        Assignment files = new FilesWorkload("right", 2, 3, 0, 1).assign(origin, folder);
        Path out = Path.of(files.values().get("out").get(0));
        Files.write(out.resolve("a"), BODY);
        assertThat(files.check().of(ended(0, ""), false).good()).isFalse();

        Files.write(out.resolve("b"), BODY);
        assertThat(files.check().of(ended(0, ""), false).good()).isTrue();
        assertThat(files.check().of(ended(1, ""), false).good()).isFalse();

        Files.write(out.resolve("b"), new byte[] {1, 2, 4});
        assertThat(files.check().of(ended(0, ""), false).good()).isFalse();
    }

    @Test
    void a_file_too_many_is_one_that_is_not_as_it_should_be() throws Exception {
        Assignment files = new FilesWorkload("many", 1, 3, 0, 1).assign(origin, folder);
        Path out = Path.of(files.values().get("out").get(0));
        Files.write(out.resolve("a"), BODY);
        Files.write(out.resolve("a.part"), BODY);

        assertThat(files.check().of(ended(0, ""), false).good()).isFalse();
    }

    @Test
    void a_sum_is_right_when_its_value_was_said() throws Exception {
        SumWorkload sum = new SumWorkload("sum", 100_000_000, 1_000_000_000, 2);

        assertThat(sum.value()).hasToString("494999999550000000");
        Assignment assignment = sum.assign(origin, folder);
        assertThat(verdict(assignment, asked(0, 0, 0), 0, "{\"sum\": 494999999550000000}\n"))
                .isTrue();
        assertThat(verdict(assignment, asked(0, 0, 0), 0, "494999999550000001\n"))
                .isFalse();
        assertThat(verdict(assignment, asked(0, 0, 0), 1, "494999999550000000\n"))
                .isFalse();
    }

    @Test
    void workloads_are_found_by_name() {
        assertThat(Workloads.named(List.of("sum", "pages19")))
                .extracting(Workload::name)
                .containsExactly("sum", "pages19");
        assertThat(Workloads.named(List.of())).isEqualTo(Workloads.all());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Workloads.named(List.of("pages20")))
                .withMessageContaining("pages2000");
    }

    private boolean verdict(Assignment assignment, Asked asked, int exit, String said) throws Exception {
        origin.asked = Optional.of(asked);
        return assignment.check().of(ended(exit, said), false).good();
    }

    private static Asked asked(int answered, int distinct, int refused) {
        return new Asked(answered, distinct, refused, 0, 0);
    }

    private static Measured ended(int exit, String said) {
        return new Measured(exit, 1, 1, 1, 1, new Said(said, ""), List.of());
    }
}
