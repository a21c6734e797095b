package dev.ravel.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
import dev.ravel.config.OutputConfig;
import dev.ravel.config.OutputConfig.IfExists;
import dev.ravel.files.Folder;
import dev.ravel.member.Lane;
import dev.ravel.url.Url;
import dev.ravel.work.Cause;
import dev.ravel.work.Result;
import dev.ravel.work.Target;
import dev.ravel.work.Work;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads into a real folder, from servers that break off, change their file, or lie: whole, or not at all. */
@Slow(18)
class DownloadTest {
    private static final int LENGTH = 6_000_000;

    @TempDir
    Path directory;

    private final Bench bench = new Bench();
    private final byte[] body = noise(LENGTH, 1);
    private Path root;

    @AfterEach
    void marks_are_left_clean() {
        bench.close();
        assertThat(bench.lane.ordinal()).isEqualTo(Lane.IDLE);
    }

    private static byte[] noise(int length, int seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private void store(int segments, IfExists ifExists) {
        root = directory.resolve("files");
        bench.connections = segments;
        OutputConfig output =
                new OutputConfig(directory, Optional.of(root), Optional.empty(), ifExists, segments, false);
        bench.storage =
                Optional.of(new Folder(bench.vertx, output, Instant.now().minusSeconds(3600)));
    }

    private Result get(FileServer server) throws Exception {
        return get(server, Target.of("file"));
    }

    private Result get(FileServer server, Target target) throws Exception {
        return bench.get(Work.Fetch.of("shown", new Url("http", "127.0.0.1", server.port(), "/f"), target));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private void assertWhole(Result result, byte[] bytes) throws Exception {
        assertThat(result).isInstanceOf(Result.Answered.class);
        assertThat(result.bytes()).isEqualTo(bytes.length);
        assertThat(((Result.Answered) result).stored().orElseThrow().sha256()).isEqualTo(sha256(bytes));
        assertThat(Files.readAllBytes(root.resolve("file"))).isEqualTo(bytes);
        assertThat(root.toFile().list()).containsExactly("file");
    }

    private static Cause causeOf(Result result) {
        assertThat(result).isInstanceOf(Result.Failed.class);
        return ((Result.Failed) result).cause();
    }

    /** A server that breaks its first answer off after {@code bytes}. */
    private FileServer cutting(int bytes) {
        return new FileServer(body) {
            @Override
            int sent(Asked asked) {
                return asked.nth() == 1 ? bytes : asked.length();
            }
        };
    }

    @Test
    void a_download_goes_on_where_it_broke_off() throws Exception {
        store(1, IfExists.REPLACE);
        try (FileServer server = cutting(4_000_000)) {
            assertThat(causeOf(get(server))).isEqualTo(Cause.TRUNCATED);
            assertWhole(get(server), body);

            String second = server.server.heads.stream().skip(1).findFirst().orElseThrow();
            assertThat(second)
                    .containsIgnoringCase("if-range: \"v1\"")
                    .containsIgnoringCase("accept-encoding: identity")
                    .containsPattern("(?i)range: bytes=[1-9][0-9]{5,6}-5999999");
        }
    }

    @Test
    void a_part_of_another_url_is_not_gone_on_with() throws Exception {
        store(1, IfExists.REPLACE);
        try (FileServer first = cutting(4_000_000);
                FileServer second = new FileServer(noise(LENGTH, 2))) {
            assertThat(causeOf(get(first))).isEqualTo(Cause.TRUNCATED);

            assertWhole(get(second), second.body());
        }
    }

    @Test
    void a_part_that_does_not_fit_and_cannot_be_dropped_is_a_failure_and_not_asked_for_again() throws Exception {
        bench.storage = Optional.of(task -> Future.succeededFuture(new StuckDraft()));
        try (RawServer server = RawServer.saying("HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\n\r\n")) {
            Url url = new Url("http", "127.0.0.1", server.port(), "/f");
            Result result = bench.get(Work.Fetch.of("shown", url, Target.of("file")));

            assertThat(causeOf(result)).isEqualTo(Cause.FILE);
            assertThat(((Result.Failed) result).detail()).contains("permission denied");
        }
    }

    @Test
    void a_file_that_is_longer_than_the_limit_is_not_even_begun() throws Exception {
        bench.maxBodyBytes = LENGTH - 1;
        store(4, IfExists.REPLACE);
        try (FileServer server = new FileServer(body)) {
            assertThat(causeOf(get(server))).isEqualTo(Cause.BODY_TOO_LARGE);
            assertThat(root.resolve("file.part")).doesNotExist();
        }
    }

    @Test
    void a_file_that_changed_is_fetched_from_its_beginning() throws Exception {
        store(1, IfExists.REPLACE);
        try (FileServer server = cutting(4_000_000)) {
            get(server);
            server.put(noise(LENGTH + 100, 3), "\"v2\"");

            assertWhole(get(server), server.body());
        }
    }

    @Test
    void a_weak_or_missing_validator_is_no_ground_to_go_on() throws Exception {
        store(1, IfExists.REPLACE);
        try (FileServer server = cutting(4_000_000)) {
            server.put(body, "W/\"v1\"");
            get(server);

            assertWhole(get(server), body);
            assertThat(server.server.heads).noneMatch(head -> head.contains("ange: bytes"));
        }
    }

    /** Breaks off its first answer, and has no tag for its file but the date of its last change. */
    private FileServer dated(String modified, String date) {
        FileServer server = new FileServer(body) {
            @Override
            int sent(Asked asked) {
                return asked.nth() == 1 ? 4_000_000 : asked.length();
            }

            @Override
            String head(Asked asked) {
                return super.head(asked).replaceFirst("ETag: ", date + "Last-Modified: ");
            }
        };
        server.put(body, modified);
        return server;
    }

    @Test
    void a_date_of_change_that_was_a_minute_old_is_as_good_as_a_tag() throws Exception {
        store(1, IfExists.REPLACE);
        String modified = "Thu, 29 Feb 2024 12:34:56 GMT";
        try (FileServer server = dated(modified, "Date: Thu, 29 Feb 2024 12:35:56 GMT\r\n")) {
            assertThat(causeOf(get(server))).isEqualTo(Cause.TRUNCATED);
            assertWhole(get(server), body);

            String second = server.server.heads.stream().skip(1).findFirst().orElseThrow();
            assertThat(second)
                    .containsIgnoringCase("if-range: " + modified + "\r\n")
                    .containsPattern("(?i)\r\nrange: bytes=[1-9][0-9]{5,6}-5999999\r\n");
            assertThat(server.requests).hasValue(2);
        }
    }

    @Test
    void a_date_of_change_that_was_younger_or_of_an_unknown_age_is_no_ground_to_go_on() throws Exception {
        for (String date : new String[] {"Date: Thu, 29 Feb 2024 12:35:55 GMT\r\n", "Date: today\r\n", ""}) {
            store(1, IfExists.REPLACE);
            Files.deleteIfExists(root.resolve("file"));
            try (FileServer server = dated("Thu, 29 Feb 2024 12:34:56 GMT", date)) {
                assertThat(causeOf(get(server))).isEqualTo(Cause.TRUNCATED);

                assertWhole(get(server), body);
                assertThat(server.server.heads).as(date).hasSize(2).noneMatch(head -> head.contains("ange: bytes"));
            }
        }
    }

    @Test
    void a_range_that_was_not_asked_for_is_stale_and_the_next_request_is_plain() throws Exception {
        for (String lie : new String[] {
            "Content-Range: bytes 0-5999999/6000000\r\n",
            "Content-Range: bytes 100-200/*\r\n",
            "Content-Type: multipart/byteranges; boundary=x\r\n",
            ""
        }) {
            store(1, IfExists.REPLACE);
            try (FileServer server = new FileServer(body) {
                @Override
                int sent(Asked asked) {
                    return asked.nth() == 1 ? 4_000_000 : asked.length();
                }

                @Override
                String instead(Asked asked) {
                    return asked.ranged() ? "HTTP/1.1 206 P\r\nContent-Length: 5\r\n" + lie + "\r\nwrong" : "";
                }
            }) {
                get(server);
                assertThat(get(server)).as(lie).isInstanceOf(Result.Stale.class);
                assertWhole(get(server), body);
            }
        }
    }

    @Test
    void a_range_of_another_validator_or_none_at_all_is_stale() throws Exception {
        for (String instead : new String[] {
            "HTTP/1.1 206 P\r\nETag: \"v2\"\r\nContent-Range: bytes 3983616-5999999/6000000\r\nContent-Length: 5\r\n\r\nwrong",
            "HTTP/1.1 416 No\r\nContent-Length: 0\r\n\r\n"
        }) {
            store(1, IfExists.REPLACE);
            try (FileServer server = new FileServer(body) {
                @Override
                int sent(Asked asked) {
                    return asked.nth() == 1 ? 4_000_000 : asked.length();
                }

                @Override
                String instead(Asked asked) {
                    return asked.ranged() ? instead : "";
                }
            }) {
                get(server);
                assertThat(get(server)).isInstanceOf(Result.Stale.class);
                assertWhole(get(server), body);
            }
        }
    }

    @Test
    void a_range_with_the_right_head_and_the_wrong_bytes_is_stale() throws Exception {
        store(1, IfExists.REPLACE);
        byte[] other = noise(LENGTH, 4);
        try (FileServer server = new FileServer(body) {
            @Override
            int sent(Asked asked) {
                return asked.nth() == 1 ? 4_000_000 : asked.length();
            }

            @Override
            byte[] bytes(Asked asked) {
                return asked.ranged() ? Arrays.copyOfRange(other, asked.from(), asked.to()) : super.bytes(asked);
            }
        }) {
            get(server);
            assertThat(get(server)).isInstanceOf(Result.Stale.class);
            assertThat(root.resolve("file")).doesNotExist();
            assertWhole(get(server), body);
        }
    }

    @Test
    void a_checksum_that_a_resumed_file_misses_is_stale_once_and_then_a_failure() throws Exception {
        store(1, IfExists.REPLACE);
        Target target = new Target("file", Optional.of("0".repeat(64)), false);
        try (FileServer server = cutting(4_000_000)) {
            get(server, target);
            assertThat(get(server, target)).isInstanceOf(Result.Stale.class);
            assertThat(causeOf(get(server, target))).isEqualTo(Cause.CHECKSUM);
            assertThat(root.toFile().list()).containsExactly("file.part");
        }
    }

    @Test
    void the_right_checksum_is_a_file() throws Exception {
        store(1, IfExists.REPLACE);
        try (FileServer server = new FileServer(body)) {
            assertWhole(get(server, new Target("file", Optional.of(sha256(body)), false)), body);
        }
    }

    @Test
    void a_206_that_nobody_asked_for_is_no_file() throws Exception {
        store(1, IfExists.REPLACE);
        try (FileServer server = new FileServer(body) {
            @Override
            String instead(Asked asked) {
                return "HTTP/1.1 206 P\r\nContent-Range: bytes 0-4/5\r\nContent-Length: 5\r\n\r\nwrong";
            }
        }) {
            assertThat(causeOf(get(server))).isEqualTo(Cause.PROTOCOL);
            assertThat(root).doesNotExist();
        }
    }

    private void older() throws IOException {
        Files.createDirectories(root);
        FileTime time = FileTime.from(Instant.parse("2024-02-29T12:34:56Z"));
        Files.setLastModifiedTime(Files.writeString(root.resolve("file"), "older"), time);
    }

    @Test
    void an_older_file_stays_if_the_server_has_no_newer_one() throws Exception {
        store(1, IfExists.REPLACE);
        older();
        try (FileServer server = new FileServer(body) {
            @Override
            String instead(Asked asked) {
                return "HTTP/1.1 304 Not Modified\r\n\r\n";
            }
        }) {
            Result result = get(server);

            assertThat(result).isInstanceOfSatisfying(Result.Unneeded.class, unneeded -> assertThat(unneeded.rule())
                    .isEqualTo("notModified"));
            assertThat(server.server.heads.peek())
                    .containsIgnoringCase("if-modified-since: Thu, 29 Feb 2024 12:34:56 GMT");
            assertThat(root.resolve("file")).hasContent("older");
        }
    }

    @Test
    void an_older_file_is_replaced_by_a_newer_one() throws Exception {
        store(1, IfExists.REPLACE);
        older();
        try (FileServer server = new FileServer(body)) {
            assertWhole(get(server), body);
        }
    }

    @Test
    void an_older_file_that_is_skipped_costs_no_request() throws Exception {
        store(1, IfExists.SKIP);
        older();
        try (FileServer server = new FileServer(body)) {
            assertThat(get(server)).isInstanceOf(Result.Unneeded.class);
            assertThat(server.requests).hasValue(0);
        }
    }

    @Test
    void segments_share_one_file() throws Exception {
        store(4, IfExists.REPLACE);
        try (FileServer server = new FileServer(body)) {
            assertWhole(get(server), body);
            assertThat(server.requests).hasValue(4);
        }
    }

    @Test
    void a_server_that_refuses_further_connections_gives_the_file_over_one() throws Exception {
        for (String refusal : new String[] {"429 Too Many", "503 Busy", "403 No", "302 Found"}) {
            store(4, IfExists.REPLACE);
            try (FileServer server = new FileServer(body) {
                @Override
                String instead(Asked asked) {
                    return asked.nth() > 1 && asked.nth() < 5
                            ? "HTTP/1.1 " + refusal + "\r\nContent-Length: 0\r\n\r\n"
                            : "";
                }
            }) {
                assertWhole(get(server), body);
            }
        }
    }

    @Test
    void a_server_that_ignores_the_ranges_that_it_offers_gives_the_file_over_one() throws Exception {
        store(4, IfExists.REPLACE);
        try (FileServer server = new FileServer(body) {
            @Override
            String head(Asked asked) {
                return super.head(new Asked(asked.nth(), asked.version(), false, 0, body.length));
            }

            @Override
            byte[] bytes(Asked asked) {
                return body;
            }

            @Override
            int sent(Asked asked) {
                return body.length;
            }
        }) {
            Result result = get(server);
            assertWhole(result instanceof Result.Stale ? get(server) : result, body);
        }
    }

    @Test
    void a_segment_that_breaks_is_taken_over_by_another_connection() throws Exception {
        store(4, IfExists.REPLACE);
        try (FileServer server = new FileServer(body) {
            @Override
            int sent(Asked asked) {
                return asked.nth() == 3 ? 500_000 : asked.length();
            }
        }) {
            assertWhole(get(server), body);
        }
    }

    @Test
    void the_next_attempt_fetches_the_missing_segment_alone() throws Exception {
        store(4, IfExists.REPLACE);
        int hole = 3_500_000;
        try (Holed server = new Holed(body, hole)) {
            assertThat(causeOf(get(server))).isEqualTo(Cause.TRUNCATED);
            assertThat(root.resolve("file.part.json")).exists();
            int before = server.requests.get();
            server.mended = true;

            assertWhole(get(server), body);
            assertThat(server.requests).hasValue(before + 1);
            List<String> shares = List.of("0-6000000", from(1_500_000, 3), from(3_000_000, 4.5), from(4_500_000, 6));
            assertThat(server.ranges)
                    .containsOnlyOnceElementsOf(shares)
                    .filteredOn(range -> !shares.contains(range))
                    .containsOnly(from(hole, 4.5));
        }
    }

    private static String from(int fresh, double millions) {
        return fresh - Ask.OVERLAP + "-" + Math.round(millions * 1e6);
    }

    /** Breaks off before one byte, but not its first answer, of which the later bytes are others' to fetch. */
    private static final class Holed extends FileServer {
        private final int hole;
        private final List<String> ranges = new CopyOnWriteArrayList<>();
        private volatile boolean mended;

        Holed(byte[] body, int hole) {
            super(body);
            this.hole = hole;
        }

        @Override
        int sent(Asked asked) {
            ranges.add(asked.from() + "-" + asked.to());
            boolean cut = !mended && asked.ranged() && asked.from() <= hole && hole < asked.to();
            return cut ? hole - asked.from() : asked.length();
        }
    }

    @Test
    void segments_of_another_file_are_stale_and_the_next_try_has_one_connection() throws Exception {
        store(4, IfExists.REPLACE);
        byte[] other = noise(LENGTH, 5);
        try (FileServer server = new FileServer(body) {
            @Override
            byte[] bytes(Asked asked) {
                return asked.ranged() ? Arrays.copyOfRange(other, asked.from(), asked.to()) : super.bytes(asked);
            }
        }) {
            assertThat(get(server)).isInstanceOf(Result.Stale.class);
            int before = server.requests.get();
            assertWhole(get(server), body);
            assertThat(server.requests).hasValue(before + 1);
        }
    }

    @Test
    void a_deadline_ends_all_segments() throws Exception {
        store(4, IfExists.REPLACE);
        bench.timeoutMs = 1500;
        try (FileServer server = new FileServer(body) {
            @Override
            String instead(Asked asked) throws InterruptedException {
                if (asked.ranged()) {
                    server.hang();
                }
                return "";
            }
        }) {
            assertThat(causeOf(get(server))).isEqualTo(Cause.TIMEOUT);
            assertThat(root.resolve("file")).doesNotExist();
        }
    }

    /** Cuts, ignored ranges and changes of the file at random: what becomes a file is the file, byte for byte. */
    @Test
    void a_download_that_is_cut_at_random_places_is_whole_or_not_there() throws Exception {
        Random random = new Random(42);
        for (int round = 0; round < 40; round++) {
            store(1 + random.nextInt(4), IfExists.REPLACE);
            Files.deleteIfExists(directory.resolve("files/file"));
            try (Moody server = new Moody(noise(3_000_000 + random.nextInt(3_000_000), round), random.nextLong())) {
                Result result = get(server);
                for (int attempt = 0; attempt < 60 && !(result instanceof Result.Answered); attempt++) {
                    assertThat(root.resolve("file")).doesNotExist();
                    result = get(server);
                }
                byte[] file = Files.readAllBytes(root.resolve("file"));
                assertThat(server.versions).anyMatch(version -> Arrays.equals(version, file));
                assertWhole(result, file);
            }
        }
    }

    /** Breaks off most of its answers somewhere, ignores some ranges, changes its file now and then. */
    private static final class Moody extends FileServer {
        private final Random random;

        private final List<byte[]> versions = new CopyOnWriteArrayList<>();

        Moody(byte[] body, long seed) {
            super(body);
            versions.add(body);
            random = new Random(seed);
        }

        @Override
        synchronized int sent(Asked asked) {
            return requests.get() < 20 && random.nextInt(3) > 0 ? random.nextInt(asked.length()) : asked.length();
        }

        @Override
        synchronized String instead(Asked asked) {
            if (requests.get() < 15 && random.nextInt(12) == 0) {
                byte[] next = noise(3_000_000 + random.nextInt(3_000_000), random.nextInt());
                versions.add(next);
                put(next, "\"v" + random.nextInt() + "\"");
            }
            return asked.ranged() && random.nextInt(8) == 0 ? "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n" : "";
        }
    }
}
