package dev.ravel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvTextTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("A", "1", "B_2", "$0\\ ${env:A}");

    @Test
    void every_reference_is_resolved_once() {
        assertThat(EnvText.of("x${env:A}y${env:B_2}z${env:A}", ENVIRONMENT))
                .isEqualTo(new EnvText("x${env:A}y${env:B_2}z${env:A}", "x1y$0\\ ${env:A}z1"));
    }

    @Test
    void only_the_shown_form_is_printed() {
        assertThat(EnvText.of("a${env:A}", ENVIRONMENT)).hasToString("a${env:A}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "${A}", "${env}", "$env:A", "{env:A}", "$$"})
    void what_is_no_reference_stays(String text) {
        assertThat(EnvText.of(text, ENVIRONMENT)).isEqualTo(EnvText.plain(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"${env:", "${env:}", "${env:A", "${env:1}", "${env:A B}", "${env:A}${env:", "${env:${env:A}}"})
    void a_malformed_reference_is_refused(String text) {
        assertThatThrownBy(() -> EnvText.of(text, ENVIRONMENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a reference is written ${env:NAME}");
    }

    @Test
    void a_reference_to_nothing_is_refused() {
        assertThatThrownBy(() -> EnvText.of("${env:GONE}", ENVIRONMENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("GONE is not set in the environment");
    }
}
