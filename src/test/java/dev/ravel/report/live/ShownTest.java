package dev.ravel.report.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.config.Redaction;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShownTest {
    private final Shown shown = new Shown(Redaction.of("${env:BASE}", Map.of("BASE", "inside.example")));

    @Test
    void an_ordinary_text_stays_as_it_is() {
        assertThat(shown.apply("http://a.test/päge?q=1")).isEqualTo("http://a.test/päge?q=1");
    }

    @Test
    void what_the_environment_says_is_shown_as_the_reference_to_it() {
        assertThat(shown.apply("inside.example:8443")).isEqualTo("${env:BASE}:8443");
    }

    @Test
    void secrets_of_urls_are_masked() {
        assertThat(shown.apply("http://u:geheim@a.test/?token=abc")).doesNotContain("geheim", "abc");
    }

    @Test
    void nothing_in_it_steers_the_terminal() {
        assertThat(shown.apply("a\u001b[2Jb\nc\rd\u0085e\u009bf\u202eg\u2028h")).isEqualTo("a?[2Jb?c?d?e?f?g?h");
    }

    @Test
    void a_text_as_long_as_may_be_stays_and_a_longer_one_is_cut() {
        assertThat(shown.apply("x".repeat(400))).isEqualTo("x".repeat(400));
        assertThat(shown.apply("x".repeat(401))).isEqualTo("x".repeat(400) + "...");
    }

    @Test
    void no_character_is_cut_in_two() {
        assertThat(shown.apply("x".repeat(399) + "\ud83c\udfb5" + "y")).isEqualTo("x".repeat(399) + "...");
    }
}
