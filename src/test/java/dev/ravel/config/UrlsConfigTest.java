package dev.ravel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ravel.config.UrlsConfig.Listed;
import dev.ravel.config.UrlsConfig.Range;
import dev.ravel.config.UrlsConfig.Template;
import dev.ravel.config.UrlsConfig.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UrlsConfigTest {
    private static final Map<String, String> LAB =
            Map.of("lab", "http://127.0.0.1:80", "labs2", "https://127.0.0.2:443");

    @Test
    void the_last_variable_varies_fastest() {
        Template template = new Template(
                EnvText.plain("https://example.org/{a}/{b}"), List.of(Values.of("a", "x", "y"), new Range("b", -1, 1)));
        UrlTemplate compiled = template.compiled();

        assertThat(template.size()).isEqualTo(6);
        assertThat(LongStream.range(0, 6).mapToObj(i -> compiled.expand(template.values(i), Map.of())
                        .shown()))
                .containsExactly(
                        "https://example.org/x/-1",
                        "https://example.org/x/0",
                        "https://example.org/x/1",
                        "https://example.org/y/-1",
                        "https://example.org/y/0",
                        "https://example.org/y/1");
    }

    @Test
    void a_template_without_variables_is_one_url() {
        Template template = new Template(EnvText.plain("https://example.org/"), List.of());

        assertThat(template.size()).isEqualTo(1);
        assertThat(template.values(0)).isEmpty();
    }

    @Test
    void a_range_counts_up_to_what_a_long_can_count() {
        assertThat(new Range("a", 1, Long.MAX_VALUE).size()).isEqualTo(Long.MAX_VALUE);
        assertThat(new Range("a", 1, Long.MAX_VALUE).value(Long.MAX_VALUE - 1)).isEqualTo("9223372036854775807");
        assertThatThrownBy(() -> new Range("a", 0, Long.MAX_VALUE))
                .hasMessage("job.fetch.each.a.to = 9223372036854775807: more values than a long can count");
        assertThatThrownBy(() -> new Range("a", Long.MIN_VALUE, Long.MAX_VALUE))
                .hasMessageContaining("more values than a long can count");
    }

    @Test
    void a_listed_url_may_begin_with_the_lab() {
        Listed listed = new Listed(List.of(
                EnvText.plain("{+lab}/a?x=y"),
                EnvText.of("{+labs2}/${env:KEY}", Map.of("KEY", "b")),
                EnvText.plain("https://example.org/")));

        assertThat(listed.url(0, LAB)).isEqualTo(EnvText.plain("http://127.0.0.1:80/a?x=y"));
        assertThat(listed.url(1, LAB))
                .isEqualTo(new EnvText("https://127.0.0.2:443/${env:KEY}", "https://127.0.0.2:443/b"));
        assertThat(listed.url(2, LAB)).isEqualTo(EnvText.plain("https://example.org/"));
    }

    @Test
    void a_variable_of_the_lab_that_is_not_known_stays() {
        assertThat(LabVariables.putIn("{+lab9}/a", LAB)).isEqualTo("{+lab9}/a");
        assertThat(LabVariables.putIn("https://example.org/{+lab}", LAB)).isEqualTo("https://example.org/{+lab}");
    }

    @Test
    void the_names_of_the_lab_are_few() {
        assertThat(List.of("lab", "lab1", "lab250", "labs", "labs2", "labExpired", "labWrongName"))
                .allMatch(LabVariables::contain);
        assertThat(List.of("lab0", "lab01", "labx", "Lab", "label", "1lab", "labExpired2", "labsExpired"))
                .noneMatch(LabVariables::contain);
    }

    @Test
    void a_certificate_that_is_no_good_must_be_asked_for() {
        UrlsConfig urls = new UrlsConfig.Listed(List.of(EnvText.plain("{+labExpired}/a")));

        assertThatThrownBy(() -> urls.requireHosts(Optional.of(lab(false))))
                .hasMessageContaining("{+labExpired} needs lab.badCertificates");
        assertThatCode(() -> urls.requireHosts(Optional.of(lab(true)))).doesNotThrowAnyException();
    }

    private static LabConfig lab(boolean badCertificates) {
        return new LabConfig(0, 1, 0, 0, 1, 0, 500, 0, badCertificates, false);
    }
}
