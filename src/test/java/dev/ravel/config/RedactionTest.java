package dev.ravel.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "S3 c/é&ret",
                "s3 c/É&RET",
                "S3%20c/%c3%a9&ret",
                "S3+c%2F%C3%A9%26ret",
                "%53%33%20%63%2f%c3%a9%26%72%65%74",
                "S3%2520c%252F%25C3%25A9%2526ret",
                "S3%252520c%25252f%2525c3%2525a9%252526ret",
            })
    void a_value_is_found_however_it_is_encoded(String spelling) {
        Redaction redaction = redaction("${env:A}", Map.of("A", "S3 c/é&ret"));

        assertThat(redaction.apply("http://h/b?k=" + spelling + "&n=1")).isEqualTo("http://h/b?k=${env:A}&n=1");
    }

    @Test
    void every_value_is_found_and_of_two_that_begin_alike_the_longer() {
        Redaction redaction = redaction("${env:A} ${env:B} ${env:C}", Map.of("A", "ab", "B", "abcd", "C", "x"));

        assertThat(redaction.apply("abcd/ab/x/y")).isEqualTo("${env:B}/${env:A}/${env:C}/y");
    }

    @Test
    void a_reference_that_is_written_stays() {
        Redaction redaction = redaction("${env:ENV} ${env:V}", Map.of("ENV", "env", "V", "ENV"));

        assertThat(redaction.apply("http://h/${env:ENV}: no env")).isEqualTo("http://h/${env:ENV}: no ${env:ENV}");
    }

    @Test
    void the_host_of_a_url_is_found_alone_too() {
        Redaction redaction = redaction(
                "${env:A} ${env:B} ${env:C}",
                Map.of("A", "https://Inside.Example:8443/api", "B", "Bücher.example/x", "C", "https://plain"));

        assertThat(redaction.apply("inside.example:8443")).isEqualTo("${env:A}:8443");
        assertThat(redaction.apply("https://inside.example:8443/api/x")).isEqualTo("${env:A}/x");
        assertThat(redaction.apply("https://xn--bcher-kva.example/y")).isEqualTo("https://${env:B}/y");
        assertThat(redaction.apply("https://plain/a")).isEqualTo("${env:C}/a");
        assertThat(redaction.apply("plain:443")).isEqualTo("${env:C}:443");
    }

    @Test
    void a_word_of_a_path_is_no_host() {
        assertThat(redaction("${env:A}", Map.of("A", "a/b")).apply("/a/c /a/b")).isEqualTo("/a/c /${env:A}");
    }

    @Test
    void an_empty_value_a_missing_one_and_no_reference_change_nothing() {
        assertThat(redaction("${env:A} ${env:B}", Map.of("A", " \n"))).isSameAs(Redaction.NONE);
        assertThat(redaction("{}", Map.of("A", "b"))).isSameAs(Redaction.NONE);
        assertThat(Redaction.NONE.apply("a b")).isEqualTo("a b");
    }

    @Test
    void what_is_special_in_a_pattern_is_nothing_special() {
        assertThat(redaction("${env:A}", Map.of("A", "a.*\\E$1")).apply("axx a.*\\E$1"))
                .isEqualTo("axx ${env:A}");
    }

    @Test
    void it_does_not_print_what_it_hides() {
        assertThat(redaction("${env:A}", Map.of("A", "https://h.example/")).toString())
                .isEqualTo("Redaction[${env:A}]");
    }

    private static Redaction redaction(String conf, Map<String, String> environment) {
        return Redaction.of(conf, environment);
    }
}
