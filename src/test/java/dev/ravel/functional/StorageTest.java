package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Large bodies, and disks that are too small for them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Slow(28)
class StorageTest {
    private static final long SECONDS = 60;
    private static final long LARGE = 300_000_000;

    @TempDir
    Path folder;

    private Site site;

    @BeforeAll
    void start() throws Exception {
        site = Site.start();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @Test
    void a_file_much_larger_than_the_heap_is_stored(@TempDir Path own) throws Exception {
        String url = site.url("/file/large.bin?bytes=" + LARGE);

        Ravel.Ended ended = new Ravel(own).asShipped().jvm("-Xmx64m").run("-out", "files", "-json", url);

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Files.size(own.resolve("files/0-large.bin"))).isEqualTo(LARGE);
    }

    @Test
    void segments_make_one_file(@TempDir Path own) throws Exception {
        String url = site.url("/file/shared.bin?bytes=9000000");
        Ravel ravel = new Ravel(own);
        ravel.run("-out", "one", "-quiet", url);
        ravel.run("-out", "many", "-set", "output.segments=4", "-quiet", url);

        assertThat(own.resolve("many/0-shared.bin")).hasSameBinaryContentAs(own.resolve("one/0-shared.bin"));
        assertThat(site.lab().ledger().entries().stream()
                        .filter(entry -> entry.target().contains("shared.bin")))
                .hasSize(1 + 4);
    }

    @Test
    void a_full_disk_ends_the_run_in_one_line_and_the_run_can_be_resumed(@TempDir Path own) throws Exception {
        Path small = Files.createDirectory(own.resolve("small"));
        mountOrSkip(small);
        try {
            fill(own, small);
        } finally {
            command("umount", small.toString());
        }
    }

    private void fill(Path own, Path small) throws Exception {
        JsonObject fetch = new JsonObject()
                .put("url", site.url("/file/{name}?bytes=300000"))
                .put(
                        "each",
                        new JsonObject()
                                .put("name", new JsonObject().put("from", 1).put("to", 20)));
        JsonObject conf = new JsonObject()
                .put("job", new JsonObject().put("fetch", fetch))
                .put("deployment", new JsonObject().put("inFlight", 2))
                .put("output", new JsonObject().put("files", small.toString()));
        Ravel ravel = new Ravel(own);

        Ravel.Ended full = ravel.run("-conf", conf.encode(), "-quiet");

        assertThat(full.code()).isEqualTo(3);
        assertThat(full.errors()).singleElement().asString().startsWith("the disk is full: " + small + "/");
        List<JsonObject> before = Ravel.outcomes(own.resolve("runs"));
        assertThat(before).hasSizeBetween(1, 19).allMatch(line -> line.getString("outcome")
                .equals("done"));
        String run = onlyRun(own).toString();
        assertThat(ravel.run("-verify", run).code()).isZero();

        command("mount", "-o", "remount,size=20m", small.toString());
        Ravel.Ended resumed = ravel.run("-resume", run, "-json");

        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.summary().getJsonObject("tasks").getInteger("done")).isEqualTo(20);
        assertThat(Ravel.outcomes(own.resolve("runs"))).hasSize(20);
    }

    private static Path onlyRun(Path own) throws IOException {
        try (Stream<Path> runs = Files.list(own.resolve("runs"))) {
            return runs.findFirst().orElseThrow();
        }
    }

    private static void mountOrSkip(Path small) throws Exception {
        boolean mounted = command("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", small.toString());
        if (!mounted) {
            System.err.println("SKIPPED: the test of a full disk needs to mount a tmpfs: run it as root on Linux");
        }
        Assumptions.assumeTrue(mounted, "a tmpfs cannot be mounted: run as root on Linux");
    }

    private static boolean command(String... words) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(words).inheritIO().start();
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
