package dev.ravel.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedUrlTest {
    private static void assertRefused(String text, String rule) {
        assertThatExceptionOfType(InvalidUrlException.class)
                .isThrownBy(() -> Url.parse(text))
                .withMessage(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/",
                "a",
                "example.org/a",
                "//example.org/",
                "?a",
                "#a",
                "localhost:8080/a",
                "://h/",
                "ftp://h/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "mailto:a@b.c",
                "data:,a",
                "httpx://h/",
                "http+unix://h/",
                "1http://h/",
                "http\u017F://h/",
                "\u212Attp://h/",
                "http ://h/",
                "<http://h/>"
            })
    void only_absolute_http_and_https_urls_are_asked_for(String text) {
        assertRefused(text, "must be an absolute http or https URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http:",
                "http:/",
                "http:a",
                "http:/a",
                "http://",
                "http:///a",
                "http://?a",
                "http://#a",
                "http://:80/",
                "https:\\\\h\\a"
            })
    void a_url_names_a_host(String text) {
        assertRefused(text, "must name a host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:secret@h/",
                "http://user@h/",
                "http://@h/",
                "http://:@h/",
                "https://secret@h:99999/",
                "http://h\\@evil/",
                "http://a@b@c/",
                "http://user:secret@/"
            })
    void credentials_are_refused_and_not_repeated(String text) {
        assertRefused(text, "credentials in a URL are not accepted; use headers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "65536",
                "99999999999999999999",
                "-1",
                "+80",
                "8o",
                "80:80",
                " 80",
                "\u0661",
                "0x50",
                "secret"
            })
    void a_port_is_a_number_from_1_to_65535(String port) {
        assertRefused("http://h:" + port + "/", "port must be from 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a%41",
                "a\\b",
                "a<b",
                "a|b",
                "a\"b",
                "a,b",
                "a*b",
                "a!b",
                "a]b",
                "a[b",
                "[::1]a",
                "[::1",
                "[[::1]]",
                "\u2100.org",
                "a\uFF0Fb",
                "a\uFF05b",
                "\uFF1A"
            })
    void a_host_has_legal_characters_only(String host) {
        assertRefused("http://" + host + "/", "host has an illegal character");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "a..b", ".a", "a..", "1..2"})
    void a_host_has_no_empty_labels(String host) {
        assertRefused("http://" + host + "/", "host must have 1 to 63 characters between its dots");
    }

    @Test
    void a_host_is_not_longer_than_dns_allows() throws InvalidUrlException {
        String label = "a".repeat(63) + ".";
        String longest = label.repeat(3) + "a".repeat(61);

        assertThat(Url.parse("http://" + longest + "/").host()).hasSize(253);
        assertRefused("http://a" + longest + "/", "host must not be longer than 253 characters");
        assertRefused("http://a" + label + "/", "host must have 1 to 63 characters between its dots");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\t", "\0", "\u001B", "\u007F", "\u0085"})
    void control_characters_are_refused_wherever_they_are(String control) {
        String rule = "must not contain control characters";
        assertRefused("http://h/a" + control + "b", rule);
        assertRefused("http://h" + control + "x/", rule);
        assertRefused("ht" + control + "tp://h/", rule);
        assertRefused("http://h/?a" + control + "Host:b", rule);
        assertRefused("http://h/#a" + control + "b", rule);
    }

    @Test
    void a_url_has_8192_characters_at_most() throws InvalidUrlException {
        String longest = "http://h/" + "a".repeat(8192 - 9);

        assertThat(Url.parse(longest)).hasToString(longest);
        assertRefused(longest + "a", "must not be longer than 8192 characters");
    }

    @Test
    void the_limit_holds_for_the_encoded_url_too() {
        assertRefused("http://h/" + "é".repeat(1400), "must not be longer than 8192 characters");
    }
}
