package dev.ravel.files;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ravel.member.Sink;
import dev.ravel.member.StorageException;
import dev.ravel.url.Url;
import dev.ravel.work.Cause;
import dev.ravel.work.Stored;
import dev.ravel.work.Target;
import dev.ravel.work.Work;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderTest {
    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context context = vertx.getOrCreateContext();
    private Path root;
    private Folder folder;

    @BeforeEach
    void open() {
        root = directory.resolve("files");
        folder = new Folder(vertx, root);
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Runs on the loop and waits for what comes of it, which has to come on the loop, too. */
    private <T> T await(Supplier<Future<T>> work) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        onLoop(() -> work.get().onComplete((value, thrown) -> {
            if (thrown != null) {
                result.completeExceptionally(thrown);
            } else if (Vertx.currentContext() != context) {
                result.completeExceptionally(new AssertionError("not on the caller's context"));
            } else {
                result.complete(value);
            }
        }));
        return result.get(60, SECONDS);
    }

    private <T> T onLoop(Callable<T> work) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        context.runOnContext(go -> {
            try {
                result.complete(work.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result.get(60, SECONDS);
    }

    private Sink sink(String name) throws Exception {
        return await(() -> folder.open(Work.Fetch.of("shown", new Url("http", "h", 80, "/"), Target.of(name))));
    }

    private void assertRefused(Throwable thrown, String... words) {
        assertThat(thrown).isInstanceOf(ExecutionException.class);
        assertThat(thrown.getCause()).isInstanceOf(StorageException.class);
        assertThat(((StorageException) thrown.getCause()).word()).isEqualTo(Cause.FILE);
        assertThat(thrown.getCause()).hasMessageContainingAll(words);
    }

    private static Buffer buffer(String text) {
        return Buffer.buffer(text);
    }

    @Test
    void a_body_is_a_part_until_it_is_finished() throws Exception {
        Sink sink = sink("page.html");
        assertThat(root.resolve("page.html.part")).exists();
        onLoop(() -> sink.write(buffer("hello, ")));
        onLoop(() -> sink.write(buffer("world")));
        assertThat(root.resolve("page.html")).doesNotExist();

        Stored stored = await(sink::finish);

        assertThat(stored.file()).isEqualTo("page.html");
        assertThat(stored.sha256()).isEqualTo("09ca7e4eaa6e8ae9c7d261167129184883644d07dfba7cbfbc4c8a2e08360d5b");
        assertThat(root.resolve("page.html")).hasContent("hello, world");
        assertThat(root.resolve("page.html.part")).doesNotExist();
    }

    @Test
    void an_empty_body_is_an_empty_file() throws Exception {
        Stored stored = await(sink("empty")::finish);

        assertThat(stored.sha256()).startsWith("e3b0c44298fc1c14");
        assertThat(root.resolve("empty")).isEmptyFile();
    }

    @Test
    void a_name_may_lead_into_folders_that_are_not_there_yet() throws Exception {
        await(sink("a/b/c.txt")::finish);

        assertThat(root.resolve("a/b/c.txt")).exists();
    }

    @Test
    void an_older_file_and_an_older_part_are_replaced() throws Exception {
        Files.createDirectories(root);
        Files.writeString(root.resolve("x"), "an older file");
        Files.writeString(root.resolve("x.part"), "an older and longer part");
        Sink sink = sink("x");
        onLoop(() -> sink.write(buffer("new")));
        await(sink::finish);

        assertThat(root.resolve("x")).hasContent("new");
    }

    @Test
    void an_aborted_body_leaves_its_part_and_the_older_file() throws Exception {
        Files.createDirectories(root);
        Files.writeString(root.resolve("x"), "old");
        Sink sink = sink("x");
        onLoop(() -> sink.write(buffer("new")));
        onLoop(() -> {
            sink.abort();
            return "aborted";
        });

        assertThat(root.resolve("x")).hasContent("old");
        assertThat(root.resolve("x.part")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "/etc/x", "..", ".", "", "a/..", "nul\0byte"})
    void a_name_that_leads_out_is_refused(String name) {
        assertRefused(catchThrowable(() -> sink(name)), "leads out");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_folder_that_cannot_be_made_is_a_file_failure() throws Exception {
        Files.writeString(root, "a file in the folder's place");

        assertRefused(catchThrowable(() -> sink("x")), "x: ");
    }

    @Test
    void a_name_that_is_a_folder_fails_at_the_end_and_keeps_its_part() throws Exception {
        Files.createDirectories(root.resolve("x/y"));
        Sink sink = sink("x");
        onLoop(() -> sink.write(buffer("body")));

        assertRefused(catchThrowable(() -> await(sink::finish)), "x: ");
        assertThat(root.resolve("x.part")).hasContent("body");
    }

    @Test
    void a_disk_that_is_full_is_told_before_the_end() throws Exception {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "this machine has no /dev/full");
        Files.createDirectories(root);
        Files.createSymbolicLink(root.resolve("x.part"), full);
        Sink sink = sink("x");
        CompletableFuture<Void> ready = new CompletableFuture<>();
        boolean more = onLoop(() -> {
            boolean takes = sink.write(Buffer.buffer(new byte[2_000_000]));
            sink.whenReady(() -> ready.complete(null));
            return takes;
        });
        ready.get(60, SECONDS);

        assertThat(more).isFalse();
        assertThat(sink.failure().orElseThrow()).hasMessageContaining("No space left");
        assertRefused(catchThrowable(() -> await(sink::finish)), "No space left");
    }

    @Test
    void a_large_body_is_held_up_and_arrives_whole_and_in_order() throws Exception {
        byte[] body = new byte[20_000_000];
        new Random(5).nextBytes(body);
        Sink sink = sink("large");
        CompletableFuture<Integer> pauses = new CompletableFuture<>();
        context.runOnContext(go -> pour(sink, Buffer.buffer(body), 0, 0, pauses));

        assertThat(pauses.get(60, SECONDS)).isPositive();
        Stored stored = await(sink::finish);

        byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
        assertThat(stored.sha256()).isEqualTo(HexFormat.of().formatHex(hash));
        assertThat(Files.readAllBytes(root.resolve("large"))).isEqualTo(body);
    }

    private static void pour(Sink sink, Buffer body, int from, int paused, CompletableFuture<Integer> pauses) {
        int piece = 250_000;
        int at = from;
        while (at < body.length()) {
            int next = at + piece;
            boolean more = sink.write(body.getBuffer(at, next));
            at = next;
            if (!more) {
                sink.whenReady(() -> pour(sink, body, next, paused + 1, pauses));
                return;
            }
        }
        pauses.complete(paused);
    }

    @Test
    void many_bodies_are_written_side_by_side() throws Exception {
        Sink first = sink("first");
        Sink second = sink("second");
        onLoop(() -> first.write(buffer("1")));
        onLoop(() -> second.write(buffer("2")));
        await(second::finish);
        await(first::finish);

        assertThat(Files.readString(root.resolve("first"), StandardCharsets.UTF_8))
                .isEqualTo("1");
        assertThat(Files.readString(root.resolve("second"), StandardCharsets.UTF_8))
                .isEqualTo("2");
    }
}
