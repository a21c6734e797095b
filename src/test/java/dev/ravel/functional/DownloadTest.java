package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.lab.Entry;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The everyday job: five files, two at a time, a random pause in the slot before each, over a redirect to another host. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("measures")
class DownloadTest {
    private static final int FILES = 5;
    private static final long BYTES = 6_400_000;
    private static final Set<Double> PAUSES = Set.of(1000.0, 1500.0, 2000.0, 2500.0, 3000.0, 3500.0);
    /** A request ends in the ledger before its last bytes are written. */
    private static final Duration LEDGER_TOLERANCE = Duration.ofMillis(900);

    @TempDir
    static Path folder;

    private Site site;
    private Ravel.Ended ended;
    private List<JsonObject> outcomes;
    private List<Entry> asked;

    /** When a task held its slot: from the beginning of its pause to its end. */
    private record Held(Instant from, Instant to) {
        static Held of(JsonObject outcome) {
            Instant start = Instant.parse(outcome.getString("startedAt"));
            JsonObject phases = outcome.getJsonObject("phases");
            double took = phases.fieldNames().stream()
                    .filter(phase -> !phase.equals("politeness"))
                    .mapToDouble(phases::getDouble)
                    .sum();
            // Phases are rounded to a microsecond: never longer than they were.
            return new Held(start, start.plus(millis(took - 0.01)));
        }

        boolean at(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }
    }

    /** An attempt starts with its pause. */
    private static Instant sentAt(JsonObject outcome) {
        double pause = outcome.getJsonObject("phases").getDouble("pause");
        return Instant.parse(outcome.getString("startedAt")).plus(millis(pause));
    }

    private static Duration millis(double ms) {
        return Duration.ofNanos(Math.round(ms * 1e6));
    }

    @BeforeAll
    void run() throws Exception {
        site = Site.start(2);
        String url = site.url("/download/ThePianoMusicOfMauriceRavel/{track}.mp3");
        ended = new Ravel(folder)
                .asShipped()
                .run(
                        "-conf",
                        Path.of("conf/download.json").toAbsolutePath().toString(),
                        "-set",
                        "lab=null",
                        "-set",
                        "job.fetch.url=" + url);
        outcomes = Ravel.outcomes(folder.resolve("runs"));
        asked = site.lab().ledger().entries();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @Test
    void every_file_is_done_and_named_after_the_url_that_was_asked() {
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(outcomes)
                .extracting(outcome -> outcome.getString("outcome"))
                .hasSize(FILES)
                .containsOnly("done");
        assertThat(outcomes)
                .extracting(outcome -> outcome.getString("file"))
                .containsExactly(
                        "01PavanePourUneInfanteDfuntePourPianoMr19.mp3",
                        "02JeuxDeauPourPianoMr30.mp3",
                        "03SonatinePourPianoMr40-Modr.mp3",
                        "04MouvementDeMenuet.mp3",
                        "05Anim.mp3");
        assertThat(outcomes).allMatch(outcome -> outcome.getInteger("hops") == 1);
    }

    @Test
    void every_file_is_whole_by_its_hash_and_nothing_else_is_there() throws Exception {
        for (JsonObject outcome : outcomes) {
            String file = outcome.getString("file");
            byte[] bytes = Files.readAllBytes(folder.resolve("music").resolve(file));

            assertThat(bytes).hasSize((int) BYTES).isEqualTo(served(file));
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                    .isEqualTo(outcome.getString("sha256"));
        }
        try (var files = Files.list(folder.resolve("music"))) {
            assertThat(files).hasSize(FILES);
        }
    }

    private byte[] served(String file) throws IOException {
        String target = "/file/" + file + "?bytes=" + BYTES;
        try (InputStream in = URI.create(site.url(2, target)).toURL().openStream()) {
            return in.readAllBytes();
        }
    }

    @Test
    void a_line_tells_of_each_start_with_its_pause_and_of_each_end() {
        List<String> lines = ended.errors();

        assertThat(lines)
                .filteredOn(line -> line.contains(" start "))
                .hasSize(FILES)
                .allMatch(line -> line.contains("pause "));
        assertThat(lines)
                .filteredOn(line -> line.contains(" done "))
                .hasSize(FILES)
                .allMatch(line -> line.contains("6.4 MB"));
    }

    @Test
    void every_pause_is_on_the_grid() {
        assertThat(outcomes)
                .extracting(outcome -> outcome.getJsonObject("phases").getDouble("pause"))
                .allMatch(PAUSES::contains);
    }

    @Test
    void never_more_than_two_hold_a_slot_pauses_included() {
        List<Held> held = outcomes.stream().map(Held::of).toList();

        for (Held one : held) {
            assertThat(held.stream().filter(other -> other.at(one.from()))).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void the_site_saw_what_the_journal_says() {
        assertThat(asked)
                .hasSize(2 * FILES)
                .extracting(entry -> entry.host().host())
                .containsOnly("127.0.0.1", "127.0.0.2");
        List<Long> arrived = asked.stream()
                .filter(entry -> entry.host().host().equals("127.0.0.1"))
                .map(entry -> entry.arrivedNanos())
                .sorted()
                .toList();
        List<Instant> started =
                outcomes.stream().map(DownloadTest::sentAt).sorted().toList();
        for (int i = 1; i < FILES; i++) {
            Duration atSite = Duration.ofNanos(arrived.get(i) - arrived.get(i - 1));
            Duration inJournal = Duration.between(started.get(i - 1), started.get(i));
            assertThat(atSite.minus(inJournal).abs()).isLessThan(LEDGER_TOLERANCE);
        }
    }
}
