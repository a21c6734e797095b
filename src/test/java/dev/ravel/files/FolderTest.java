package dev.ravel.files;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ravel.config.OutputConfig;
import dev.ravel.member.Arrival;
import dev.ravel.member.Draft;
import dev.ravel.member.Extent;
import dev.ravel.member.Held;
import dev.ravel.member.Origin;
import dev.ravel.member.Part;
import dev.ravel.member.Sink;
import dev.ravel.member.StorageException;
import dev.ravel.url.Url;
import dev.ravel.work.Cause;
import dev.ravel.work.Result;
import dev.ravel.work.Span;
import dev.ravel.work.Stored;
import dev.ravel.work.Target;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
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
    private static final Instant SINCE = Instant.parse("2020-02-02T00:00:00Z");
    private static final Origin ORIGIN = new Origin("http://h/x", "\"v1\"", 1_000_000);

    private Path root;
    private Folder folder;

    @BeforeEach
    void open() {
        root = directory.resolve("files");
        folder = folder(OutputConfig.IfExists.REPLACE, Optional.empty());
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Folder folder(OutputConfig.IfExists ifExists, Optional<String> name) {
        return new Folder(vertx, new OutputConfig(directory, Optional.of(root), name, ifExists, 1, false), SINCE);
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

    private static Task task(long ordinal, Target target) {
        return Task.first(ordinal, Work.Fetch.of("shown", new Url("http", "h", 80, "/"), target));
    }

    private Draft look(String name) throws Exception {
        return await(() -> folder.look(task(0, Target.of(name))));
    }

    private Part part(String name) throws Exception {
        return begin(look(name), Optional.empty());
    }

    private Part begin(Draft draft, Optional<Origin> origin) throws Exception {
        return await(() -> draft.begin(new Arrival(Optional.empty(), origin)));
    }

    private void write(Part part, String text) throws Exception {
        onLoop(() -> part.sink(0, 0).write(buffer(text)));
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
        Part part = part("page.html");
        assertThat(root.resolve("page.html.part")).exists();
        Sink sink = onLoop(() -> part.sink(0, 0));
        onLoop(() -> sink.write(buffer("hello, ")));
        onLoop(() -> sink.write(buffer("world")));
        assertThat(root.resolve("page.html")).doesNotExist();

        Stored stored = await(part::finish);

        assertThat(stored.file()).isEqualTo("page.html");
        assertThat(stored.sha256()).isEqualTo("09ca7e4eaa6e8ae9c7d261167129184883644d07dfba7cbfbc4c8a2e08360d5b");
        assertThat(root.resolve("page.html")).hasContent("hello, world");
        assertThat(root.resolve("page.html.part")).doesNotExist();
    }

    @Test
    void an_empty_body_is_an_empty_file() throws Exception {
        Stored stored = await(part("empty")::finish);

        assertThat(stored.sha256()).startsWith("e3b0c44298fc1c14");
        assertThat(root.resolve("empty")).isEmptyFile();
    }

    @Test
    void a_name_may_lead_into_folders_that_are_not_there_yet() throws Exception {
        await(part("a/b/c.txt")::finish);

        assertThat(root.resolve("a/b/c.txt")).exists();
    }

    @Test
    void an_older_file_and_an_older_part_are_replaced() throws Exception {
        Files.createDirectories(root);
        Files.writeString(root.resolve("x"), "an older file");
        Files.writeString(root.resolve("x.part"), "an older and longer part");
        Part part = part("x");
        write(part, "new");
        await(part::finish);

        assertThat(root.resolve("x")).hasContent("new");
    }

    @Test
    void an_aborted_body_leaves_its_part_and_the_older_file() throws Exception {
        Files.createDirectories(root);
        Files.writeString(root.resolve("x"), "old");
        Part part = part("x");
        write(part, "new");
        await(part::abort);

        assertThat(root.resolve("x")).hasContent("old");
        assertThat(root.resolve("x.part")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "/etc/x", "..", ".", "", "a/..", "nul\0byte"})
    void a_name_that_leads_out_is_refused(String name) {
        assertRefused(catchThrowable(() -> look(name)), "leads out");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_folder_that_cannot_be_made_is_a_file_failure() throws Exception {
        Files.writeString(root, "a file in the folder's place");

        assertRefused(catchThrowable(() -> part("x")), "x: ");
    }

    @Test
    void a_name_that_is_a_folder_fails_at_the_end_and_keeps_its_part() throws Exception {
        Files.createDirectories(root.resolve("x/y"));
        Part part = part("x");
        write(part, "body");

        assertRefused(catchThrowable(() -> await(part::finish)), "x: ");
        assertThat(root.resolve("x.part")).hasContent("body");
    }

    @Test
    void a_disk_that_is_full_is_told_before_the_end() throws Exception {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "this machine has no /dev/full");
        Files.createDirectories(root);
        Files.createSymbolicLink(root.resolve("x.part"), full);
        Part part = part("x");
        Sink sink = onLoop(() -> part.sink(0, 0));
        CompletableFuture<Void> ready = new CompletableFuture<>();
        onLoop(() -> {
            // Whether it takes more depends on how soon the disk refuses.
            sink.write(Buffer.buffer(new byte[2_000_000]));
            sink.whenReady(() -> ready.complete(null));
            return null;
        });
        ready.get(60, SECONDS);

        assertThat(sink.failure().orElseThrow()).hasMessageContaining("No space left");
        StorageException thrown =
                (StorageException) catchThrowable(() -> await(part::finish)).getCause();
        Result result = thrown.result(Span.computed("lane", SINCE, 0), 200, 0);
        assertThat(((Result.Halted) result).reason()).startsWith("the disk is full: " + root + "/x ");
    }

    @Test
    void a_large_body_is_held_up_and_arrives_whole_and_in_order() throws Exception {
        byte[] body = new byte[20_000_000];
        new Random(5).nextBytes(body);
        Part part = part("large");
        Sink sink = onLoop(() -> part.sink(0, 0));
        CompletableFuture<Integer> pauses = new CompletableFuture<>();
        context.runOnContext(go -> pour(sink, Buffer.buffer(body), 0, 0, pauses));

        assertThat(pauses.get(60, SECONDS)).isPositive();
        Stored stored = await(part::finish);

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
        Part first = part("first");
        Part second = part("second");
        write(first, "1");
        write(second, "2");
        await(second::finish);
        await(first::finish);

        assertThat(Files.readString(root.resolve("first"), StandardCharsets.UTF_8))
                .isEqualTo("1");
        assertThat(Files.readString(root.resolve("second"), StandardCharsets.UTF_8))
                .isEqualTo("2");
    }

    /** A part of {@code bytes} bytes of {@link #ORIGIN}, aborted. */
    private byte[] abandoned(String name, int bytes) throws Exception {
        byte[] body = new byte[(int) ORIGIN.length()];
        new Random(9).nextBytes(body);
        Part part = begin(look(name), Optional.of(ORIGIN));
        Sink sink = onLoop(() -> part.sink(0, 0));
        onLoop(() -> sink.write(Buffer.buffer(body).slice(0, bytes)));
        await(part::abort);
        return body;
    }

    @Test
    void an_aborted_part_of_a_known_origin_is_held_for_another_attempt() throws Exception {
        abandoned("x", 300_000);

        Held held = look("x").held().orElseThrow();

        assertThat(held.from(ORIGIN.url())).isTrue();
        assertThat(held.from("http://h/other")).isFalse();
        assertThat(held.validator()).isEqualTo(ORIGIN.validator());
        assertThat(held.length()).isEqualTo(ORIGIN.length());
        assertThat(held.missing()).containsExactly(new Extent(300_000, 1_000_000));
        assertThat(root.resolve("x.part.json")).content().doesNotContain("http");
    }

    @Test
    void a_small_part_or_one_of_no_known_origin_has_no_note() throws Exception {
        abandoned("small", 60_000);
        Part part = part("unknown");
        onLoop(() -> part.sink(0, 0).write(Buffer.buffer(new byte[300_000])));
        await(part::abort);

        assertThat(look("small").held()).isEmpty();
        assertThat(look("unknown").held()).isEmpty();
        assertThat(root.resolve("small.part.json")).doesNotExist();
    }

    @Test
    void a_resumed_part_becomes_one_whole_file_and_leaves_no_note() throws Exception {
        byte[] body = abandoned("x", 300_000);
        Part part = await(look("x")::resume);
        Sink sink = onLoop(() -> part.sink(290_000, 300_000));
        onLoop(() -> sink.write(Buffer.buffer(body).slice(290_000, body.length)));
        Stored stored = await(part::finish);

        assertThat(stored.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(body)));
        assertThat(Files.readAllBytes(root.resolve("x"))).isEqualTo(body);
        assertThat(root.toFile().list()).containsExactly("x");
    }

    @Test
    void other_bytes_in_the_overlap_spoil_the_part() throws Exception {
        byte[] body = abandoned("x", 300_000);
        body[299_999]++;
        Part part = await(look("x")::resume);
        Sink sink = onLoop(() -> part.sink(290_000, 300_000));
        onLoop(() -> sink.write(Buffer.buffer(body).slice(290_000, body.length)));

        assertStale(catchThrowable(() -> await(part::finish)));
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void bytes_that_two_answers_gave_at_once_are_compared_in_the_end() throws Exception {
        byte[] body = new byte[(int) ORIGIN.length()];
        Part part = begin(look("x"), Optional.of(ORIGIN));
        Sink second = onLoop(() -> part.sink(490_000, 500_000));
        onLoop(() -> second.write(Buffer.buffer(body).slice(490_000, body.length)));
        Sink first = onLoop(() -> part.sink(0, 0));
        body[495_000]++;
        onLoop(() -> first.write(Buffer.buffer(body).slice(0, 500_000)));

        assertStale(catchThrowable(() -> await(part::finish)));
    }

    @Test
    void a_part_with_a_gap_is_never_a_file() throws Exception {
        Part part = begin(look("x"), Optional.of(ORIGIN));
        Sink second = onLoop(() -> part.sink(500_000, 500_000));
        onLoop(() -> second.write(Buffer.buffer(new byte[500_000])));

        Throwable thrown = catchThrowable(() -> await(part::finish));
        assertThat(((StorageException) thrown.getCause()).word()).isEqualTo(Cause.TRUNCATED);
        assertThat(root.resolve("x")).doesNotExist();
    }

    @Test
    void a_note_that_claims_more_than_there_is_is_not_believed() throws Exception {
        abandoned("cut", 300_000);
        Files.write(root.resolve("cut.part"), new byte[299_999]);
        abandoned("torn", 300_000);
        Path note = root.resolve("torn.part.json");
        Files.writeString(note, Files.readString(note).substring(0, 50));

        assertThat(look("cut").held()).isEmpty();
        assertThat(look("torn").held()).isEmpty();
    }

    @Test
    void a_body_from_its_beginning_drops_the_note_of_the_part_before() throws Exception {
        abandoned("x", 300_000);
        Part part = begin(look("x"), Optional.empty());

        assertThat(root.resolve("x.part.json")).doesNotExist();
        assertThat(root.resolve("x.part")).isEmptyFile();
        await(part::abort);
    }

    @Test
    void a_wrong_checksum_keeps_the_part_but_never_its_note() throws Exception {
        Target target = new Target("x", Optional.of("0".repeat(64)), false);
        Draft draft = await(() -> folder.look(task(0, target)));
        Part part = begin(draft, Optional.of(new Origin("http://h/x", "\"v\"", 4)));
        write(part, "body");

        Throwable thrown = catchThrowable(() -> await(part::finish));
        assertThat(((StorageException) thrown.getCause()).word()).isEqualTo(Cause.CHECKSUM);
        assertThat(root.toFile().list()).containsExactly("x.part");
    }

    @Test
    void a_wrong_checksum_of_a_resumed_part_is_stale() throws Exception {
        byte[] body = abandoned("x", 300_000);
        Target target = new Target("x", Optional.of("0".repeat(64)), false);
        Draft draft = await(() -> folder.look(task(0, target)));
        Part part = await(draft::resume);
        Sink sink = onLoop(() -> part.sink(300_000, 300_000));
        onLoop(() -> sink.write(Buffer.buffer(body).slice(300_000, body.length)));

        assertStale(catchThrowable(() -> await(part::finish)));
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void what_did_not_fit_is_not_divided_again() throws Exception {
        folder = new Folder(
                vertx,
                new OutputConfig(
                        directory, Optional.of(root), Optional.empty(), OutputConfig.IfExists.REPLACE, 4, false),
                SINCE);
        Draft draft = look("x");
        assertThat(draft.segments()).isEqualTo(4);
        await(draft::drop);

        assertThat(look("x").segments()).isEqualTo(1);
    }

    private static void assertStale(Throwable thrown) {
        StorageException storing = (StorageException) thrown.getCause();
        assertThat(storing.spoilt()).as("%s", storing).isTrue();
        assertThat(storing.result(Span.computed("lane", SINCE, 0), 206, 0)).isInstanceOf(Result.Stale.class);
    }

    private void older(String name) throws Exception {
        Files.createDirectories(root);
        Files.setLastModifiedTime(
                Files.writeString(root.resolve(name), "older"), FileTime.from(SINCE.minusSeconds(60)));
    }

    @Test
    void an_older_file_is_skipped_replaced_or_a_failure() throws Exception {
        older("x");
        assertThat(look("x").older()).contains(SINCE.minusSeconds(60).truncatedTo(ChronoUnit.MILLIS));

        folder = folder(OutputConfig.IfExists.FAIL, Optional.empty());
        assertRefused(catchThrowable(() -> look("x")), root + "/x exists");

        folder = folder(OutputConfig.IfExists.SKIP, Optional.empty());
        StorageException skipped =
                (StorageException) catchThrowable(() -> look("x")).getCause();
        assertThat(skipped.result(Span.computed("lane", SINCE, 0), 0, 0))
                .isEqualTo(new Result.Unneeded(Span.computed("lane", SINCE, 0), 0, "exists"));
    }

    @Test
    void a_file_of_this_run_is_the_tasks_own() throws Exception {
        Files.createDirectories(root);
        Files.writeString(root.resolve("x"), "from before the run was killed");
        folder = folder(OutputConfig.IfExists.FAIL, Optional.empty());

        assertThat(look("x").older()).isEmpty();
    }

    @Test
    void a_part_wins_over_an_older_file() throws Exception {
        abandoned("x", 300_000);
        older("x");
        folder = folder(OutputConfig.IfExists.SKIP, Optional.empty());
        Draft draft = look("x");

        assertThat(draft.held()).isPresent();
        assertThat(draft.older()).isEmpty();
    }

    private Part named(long ordinal, String own, String called) throws Exception {
        Draft draft = await(() -> folder.look(task(ordinal, Target.of(own))));
        return await(() -> draft.begin(new Arrival(Optional.ofNullable(called), Optional.empty())));
    }

    @Test
    void the_server_names_the_file_but_not_its_part() throws Exception {
        folder = folder(OutputConfig.IfExists.REPLACE, Optional.of("server"));
        Part part = named(1, "own/get.php", "../../etc/con\u0007cert.mp3");
        assertThat(root.resolve("own/get.php.part")).exists();

        assertThat(await(part::finish).file()).startsWith("own/").endsWith("con_cert.mp3");
        assertThat(await(named(2, "own/plain", null)::finish).file()).isEqualTo("own/plain");
    }

    @Test
    void the_second_task_of_a_servers_name_fails() throws Exception {
        folder = folder(OutputConfig.IfExists.REPLACE, Optional.of("server"));
        folder.taken("before.txt", 7);
        await(named(1, "a", "same.txt")::finish);
        await(named(1, "a", "same.txt")::finish);

        Throwable second = catchThrowable(() -> named(2, "b", "same.txt"));
        assertThat(((StorageException) second.getCause()).word()).isEqualTo(Cause.NAME_TAKEN);
        Throwable third = catchThrowable(() -> named(2, "b", "before.txt"));
        assertThat(((StorageException) third.getCause()).word()).isEqualTo(Cause.NAME_TAKEN);
    }
}
