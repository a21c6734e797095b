package dev.ravel.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolveTest {
    private Url base;

    @BeforeEach
    void parse() throws InvalidUrlException {
        base = Url.parse("http://a/b/c/d;p?q");
    }

    private static void assertRefused(Url base, String reference, String rule) {
        assertThatExceptionOfType(InvalidUrlException.class)
                .isThrownBy(() -> base.resolve(reference))
                .withMessage(rule);
    }

    /** RFC 3986, section 5.4.1; fragments are dropped. */
    @ParameterizedTest
    @CsvSource({
        "g, http://a/b/c/g",
        "./g, http://a/b/c/g",
        "g/, http://a/b/c/g/",
        "/g, http://a/g",
        "//g, http://g/",
        "?y, http://a/b/c/d;p?y",
        "g?y, http://a/b/c/g?y",
        "#s, http://a/b/c/d;p?q",
        "g#s, http://a/b/c/g",
        "g?y#s, http://a/b/c/g?y",
        ";x, http://a/b/c/;x",
        "g;x, http://a/b/c/g;x",
        "g;x?y#s, http://a/b/c/g;x?y",
        "'', http://a/b/c/d;p?q",
        "., http://a/b/c/",
        "./, http://a/b/c/",
        ".., http://a/b/",
        "../, http://a/b/",
        "../g, http://a/b/g",
        "../.., http://a/",
        "../../, http://a/",
        "../../g, http://a/g",
    })
    void the_normal_examples_of_the_rfc_hold(String reference, String resolved) throws InvalidUrlException {
        assertThat(base.resolve(reference)).hasToString(resolved);
    }

    /** RFC 3986, section 5.4.2. */
    @ParameterizedTest
    @CsvSource({
        "../../../g, http://a/g",
        "../../../../g, http://a/g",
        "/./g, http://a/g",
        "/../g, http://a/g",
        "g., http://a/b/c/g.",
        ".g, http://a/b/c/.g",
        "g.., http://a/b/c/g..",
        "..g, http://a/b/c/..g",
        "./../g, http://a/b/g",
        "./g/., http://a/b/c/g/",
        "g/./h, http://a/b/c/g/h",
        "g/../h, http://a/b/c/h",
        "g;x=1/./y, http://a/b/c/g;x=1/y",
        "g;x=1/../y, http://a/b/c/y",
        "g?y/./x, http://a/b/c/g?y/./x",
        "g?y/../x, http://a/b/c/g?y/../x",
        "g#s/./x, http://a/b/c/g",
        "g#s/../x, http://a/b/c/g",
    })
    void the_abnormal_examples_of_the_rfc_hold(String reference, String resolved) throws InvalidUrlException {
        assertThat(base.resolve(reference)).hasToString(resolved);
    }

    @ParameterizedTest
    @CsvSource({
        "https://B:8443/c?d, https://b:8443/c?d",
        "//B:81, http://b:81/",
        "//[::1]/x, http://[::1]/x",
        "?, http://a/b/c/d;p?",
        "' g ', http://a/b/c/g",
        "g h?é, http://a/b/c/g%20h?%C3%A9",
        "\\\\evil/x, http://a/b/c/%5C%5Cevil/x",
        "./x:y, http://a/b/c/x:y",
        "1:2, http://a/b/c/1:2",
        "é:x, http://a/b/c/%C3%A9:x",
        "/a//b, http://a/a//b",
        "g?u=http://x/../y, http://a/b/c/g?u=http://x/../y",
    })
    void references_of_the_wild_are_normalised(String reference, String resolved) throws InvalidUrlException {
        assertThat(base.resolve(reference)).hasToString(resolved);
    }

    @Test
    void the_base_keeps_scheme_and_port() throws InvalidUrlException {
        Url secure = Url.parse("https://a:8443/b?q");

        assertThat(secure.resolve("c")).hasToString("https://a:8443/c");
        assertThat(secure.resolve("//c/d")).hasToString("https://c/d");
    }

    @Test
    void a_slash_in_the_base_query_is_no_segment() throws InvalidUrlException {
        assertThat(Url.parse("http://a/b?c/d").resolve("e")).hasToString("http://a/e");
    }

    @ParameterizedTest
    @CsvSource({
        "g:h, must be an absolute http or https URL",
        "file:///etc/passwd, must be an absolute http or https URL",
        "javascript:alert(1), must be an absolute http or https URL",
        "data:text/plain;x, must be an absolute http or https URL",
        "http:g, must name a host",
        "http:///g, must name a host",
        "//, must name a host",
        "///g, must name a host",
        "//:80/, must name a host",
        "//u:p@h/, credentials in a URL are not accepted; use headers",
        "//h:0/, port must be from 1 to 65535",
        "//a b/, host has an illegal character",
    })
    void what_cannot_be_asked_for_is_refused(String reference, String rule) {
        assertRefused(base, reference, rule);
    }

    @Test
    void control_characters_are_refused() {
        assertRefused(base, "/a\r\nHost: b", "must not contain control characters");
    }

    @Test
    void base_and_reference_together_keep_the_limit() throws InvalidUrlException {
        Url deep = Url.parse("http://a/" + "b".repeat(5000) + "/");

        assertRefused(deep, "c".repeat(5000), "must not be longer than 8192 characters");
        assertThat(deep.resolve("../" + "c".repeat(5000)).target()).hasSize(5001);
    }
}
