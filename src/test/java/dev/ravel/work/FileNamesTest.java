package dev.ravel.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "page.html",
                "a b.txt",
                "archive.tar.gz",
                "0",
                "ä.txt",
                "名前.txt",
                "console.log",
                "_",
                "a~1",
                "-x"
            })
    void a_safe_name_stays_as_it_is(String name) {
        assertThat(FileNames.safe(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a/b, a_b",
                "a\\b, a_b",
                "../../etc/passwd, _.._etc_passwd",
                "..\\..\\x, _.._x",
                "/abs, _abs",
                "C:\\x, C__x",
                "a?b*c, a_b_c",
                "`<a>`, _a_",
                "a|b, a_b",
                "`a\"b`, a_b",
                ".hidden, hidden",
                "trailing., trailing",
                "`trailing `, trailing",
                "` . x . `, x",
                "con, _con",
                "CON.txt, _CON.txt",
                "nul.tar.gz, _nul.tar.gz",
                "Com1, _Com1",
                "lpt9.x, _lpt9.x",
                "aux .h, _aux .h",
                "body.part, body_part",
                "BODY.PART, BODY_PART",
                "con.part, _con_part",
                "x.part.json, x_part.json",
                "x.PART.json.tmp, x_PART.json.tmp"
            })
    void what_could_do_harm_is_replaced(String raw, String safe) {
        assertThat(FileNames.safe(raw)).isEqualTo(safe);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", " ", ". .", "\u00a0", "\u3000."})
    void what_leaves_nothing_is_an_index(String raw) {
        assertThat(FileNames.safe(raw)).isEqualTo("index");
    }

    @Test
    void control_and_invisible_characters_do_not_survive() {
        assertThat(FileNames.safe("a\u0000b\nc\u007fd\u0085e\u202ef\u2028g\ud800h"))
                .isEqualTo("a_b_c_d_e_f_g_h");
    }

    @Test
    void a_long_name_keeps_its_extension() {
        assertThat(FileNames.safe("x".repeat(300) + ".jpeg")).hasSize(200).endsWith("x.jpeg");
    }

    @Test
    void what_is_too_long_for_an_extension_is_cut_too() {
        assertThat(FileNames.safe("x." + "y".repeat(300))).hasSize(200);
        assertThat(FileNames.safe("x".repeat(195) + ".part" + "y".repeat(100)))
                .hasSize(200)
                .endsWith("_part");
    }

    @Test
    void a_long_name_is_cut_between_characters() {
        assertThat(FileNames.safe("x" + "ä".repeat(150) + ".txt")).isEqualTo("x" + "ä".repeat(97) + ".txt");
        assertThat(FileNames.safe("x" + "😀".repeat(60) + ".txt")).isEqualTo("x" + "😀".repeat(48) + ".txt");
    }

    /** A step for every two characters would be 10^12 of them, which takes longer than the deadline on any machine. */
    @ParameterizedTest
    @ValueSource(strings = {".", " ", ". ", "\u3000."})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_long_run_of_dots_and_spaces_is_no_long_work(String dots) {
        String run = dots.repeat(2_000_000 / dots.length());

        assertThat(FileNames.safe(run)).isEqualTo("index");
        assertThat(FileNames.safe("a" + run)).isEqualTo("a");
        assertThat(FileNames.safe(run + "a")).isEqualTo("a");
        assertThat(FileNames.safe("a" + run + "b")).startsWith("a").hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void of_a_long_run_of_dots_in_the_middle_the_extension_is_kept() {
        assertThat(FileNames.safe("a" + ".".repeat(60_000) + "b")).isEqualTo("a" + ".".repeat(197) + ".b");
    }

    @Test
    void whatever_comes_in_what_goes_out_is_safe_and_stays() {
        Random random = new Random(11);
        String parts = "./\\ :con.pärt\u0001\u00a0aux😀.part\ud83d\u200b";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder raw = new StringBuilder();
            for (int left = random.nextInt(random.nextInt(50) == 0 ? 400 : 12); left > 0; left--) {
                raw.append(parts.charAt(random.nextInt(parts.length())));
            }
            assertSafe(raw.toString());
        }
    }

    private static void assertSafe(String raw) {
        String safe = FileNames.safe(raw);
        Path path = Path.of("/root").resolve(safe);

        assertThat(safe).as(raw).isNotEmpty().doesNotContainPattern("[/\\\\:\\p{Cc}]|^[. ]|[. ]$");
        assertThat(safe.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
        assertThat(safe.toLowerCase(Locale.ROOT)).doesNotEndWith(".part");
        assertThat(path.normalize().getParent()).isEqualTo(Path.of("/root"));
        assertThat(path.normalize().getFileName()).hasToString(safe);
        assertThat(FileNames.safe(safe)).as("safe twice: %s", raw).isEqualTo(safe);
    }
}
