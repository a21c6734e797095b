package dev.ravel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.uritemplate.UriTemplate;
import io.vertx.uritemplate.Variables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTemplateTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("BASE", "https://example.org", "KEY", "k y{}");
    private static final Map<String, String> LAB =
            LabVariables.of(List.of("http://127.0.0.1:80", "http://127.0.0.2:80"), List.of("https://127.0.0.1:443"));

    @Test
    void a_variable_is_encoded_as_the_standard_says() {
        assertThat(expand("https://example.org/{a}{?b,c}", Map.of("a", "x/y", "b", "1 2", "c", "é")))
                .isEqualTo("https://example.org/x%2Fy?b=1%202&c=%C3%A9");
        assertThat(expand("https://example.org{+a}{b:2}", Map.of("a", "/x/y", "b", "123")))
                .isEqualTo("https://example.org/x/y12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a}", "{+a}", "{a:3}", "{a*}", "{/a}", "{?a}"})
    void every_character_of_a_value_is_expanded_as_the_library_expands_it(String expression) {
        UriTemplate library = UriTemplate.of(expression);

        for (char c = 1; c < 256; c++) {
            String value = "x" + c + "1";
            assertThat(expand(expression, Map.of("a", value)))
                    .as(value)
                    .isEqualTo(library.expandToString(Variables.variables().set("a", value)));
        }
    }

    @Test
    void literals_stay_as_they_are_written() {
        assertThat(expand("https://例え.jp/a b|c%41%/{a}", Map.of("a", "1"))).isEqualTo("https://例え.jp/a b|c%41%/1");
    }

    @Test
    void the_lab_is_put_in() {
        assertThat(expand("{+lab}/a", Map.of())).isEqualTo("http://127.0.0.1:80/a");
        assertThat(expand("{+lab2}/a?b={+labs1}", Map.of())).isEqualTo("http://127.0.0.2:80/a?b=https://127.0.0.1:443");
    }

    @Test
    void a_reference_of_the_template_stays_in_the_shown_form() {
        UrlTemplate template = UrlTemplate.of(EnvText.of("${env:BASE}/{a}", ENVIRONMENT));

        assertThat(template.expand(Map.of("a", EnvText.plain("1")), Map.of()))
                .isEqualTo(new EnvText("${env:BASE}/1", "https://example.org/1"));
    }

    @Test
    void a_reference_of_a_value_stays_in_the_shown_form() {
        Map<String, EnvText> key = Map.of("k", EnvText.of("a${env:KEY}", ENVIRONMENT));

        assertThat(UrlTemplate.of(EnvText.plain("https://example.org/{k}")).expand(key, Map.of()))
                .isEqualTo(new EnvText("https://example.org/a${env:KEY}", "https://example.org/ak%20y%7B%7D"));
        assertThat(UrlTemplate.of(EnvText.plain("https://example.org/{+k}")).expand(key, Map.of()))
                .isEqualTo(new EnvText("https://example.org/a${env:KEY}", "https://example.org/ak%20y%7B%7D"));
    }

    @Test
    void a_password_in_a_url_is_not_shown() {
        EnvText url = EnvText.plain("https://me:secret@example.org/{a}");

        assertThat(UrlTemplate.of(url).expand(Map.of("a", EnvText.plain("1")), Map.of()))
                .isEqualTo(new EnvText("https://me:***@example.org/1", "https://me:secret@example.org/1"));
    }

    @Test
    void variables_are_named_in_their_order() {
        assertThat(UrlTemplate.of(EnvText.plain("{+lab}/{b*,a:3}{?q.x}{&b}")).variables())
                .containsExactly("lab", "b", "a", "q.x");
    }

    @Test
    void what_is_no_template_is_refused_with_its_rule() {
        assertThatThrownBy(() -> UrlTemplate.of(EnvText.plain("https://example.org/a}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a brace is not closed or not opened");
        assertThatThrownBy(() -> UrlTemplate.of(EnvText.plain("https://example.org/{a b}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("{a b} is not an expression of a URI template (RFC 6570)");
        assertThatThrownBy(() -> UrlTemplate.of(EnvText.plain("https://example.org/{a,}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String expand(String template, Map<String, String> values) {
        Map<String, EnvText> texts = new java.util.HashMap<>();
        values.forEach((name, value) -> texts.put(name, EnvText.plain(value)));
        EnvText url = UrlTemplate.of(EnvText.plain(template)).expand(texts, LAB);
        assertThat(url.shown()).isEqualTo(url.resolved());
        return url.resolved();
    }
}
