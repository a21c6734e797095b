package dev.ravel.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTest {
    @Test
    void a_url_has_its_parts() throws InvalidUrlException {
        assertThat(Url.parse("https://example.org:8443/a/b?c=d#e"))
                .isEqualTo(new Url("https", "example.org", 8443, "/a/b?c=d"));
    }

    @Test
    void the_scheme_gives_the_port() throws InvalidUrlException {
        assertThat(Url.parse("http://example.org").port()).isEqualTo(80);
        assertThat(Url.parse("https://example.org").port()).isEqualTo(443);
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org, http://example.org/",
        "http://example.org:80/, http://example.org/",
        "http://example.org:/, http://example.org/",
        "http://example.org:00080/, http://example.org/",
        "https://example.org:443/, https://example.org/",
        "https://example.org:80/, https://example.org:80/",
        "http://example.org:1/, http://example.org:1/",
        "http://example.org:65535/, http://example.org:65535/",
        "HTTP://EXAMPLE.Org/Path, http://example.org/Path",
        "http://example.org?a, http://example.org/?a",
        "http://example.org#a, http://example.org/",
        "http://example.org/?, http://example.org/?",
        "http://example.org./, http://example.org./",
        "http://my_service:8080/, http://my_service:8080/",
        "http://127.0.0.1:8080/, http://127.0.0.1:8080/",
        "http://3f2a9c7b/, http://3f2a9c7b/",
        "http://h/a//b, http://h/a//b",
    })
    void a_url_is_written_in_one_way(String written, String normal) throws InvalidUrlException {
        assertThat(Url.parse(written)).hasToString(normal);
    }

    @Test
    void white_space_around_a_url_is_dropped() throws InvalidUrlException {
        assertThat(Url.parse(" \t\r\n http://example.org/a \n")).hasToString("http://example.org/a");
    }

    @Test
    void the_scheme_is_always_the_same_string() throws InvalidUrlException {
        assertThat(Url.parse("HtTp://a/").scheme())
                .isSameAs(Url.parse("http://b/").scheme());
        assertThat(Url.parse("HTTPS://a/").scheme())
                .isSameAs(Url.parse("https://b/").scheme());
    }

    @Test
    void a_clean_target_is_kept_as_it_is() throws InvalidUrlException {
        String clean = "/-._~:@!$&'()*+,;=/%20%c3%A9/[1]?-._~:/?[]@!$&'()*+,;=%22";

        assertThat(Url.parse("http://h" + clean).target()).isEqualTo(clean);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '~',
            value = {
                "\" %22",
                "< %3C",
                "> %3E",
                "\\ %5C",
                "^ %5E",
                "` %60",
                "{ %7B",
                "| %7C",
                "} %7D",
                "é %C3%A9",
                "日 %E6%97%A5",
                "😀 %F0%9F%98%80",
                "\u00A0 %C2%A0",
                "\uFEFF %EF%BB%BF",
                "% %25",
                "%2 %252",
                "%g0 %25g0",
                "%0g %250g",
                "%%41 %25%41",
                "%\uFF11\uFF11 %25%EF%BC%91%EF%BC%91"
            })
    void what_may_not_stand_on_the_wire_is_encoded(String written, String encoded) throws InvalidUrlException {
        assertThat(Url.parse("http://h/a" + written + "/b?c=" + written).target())
                .isEqualTo("/a" + encoded + "/b?c=" + encoded);
    }

    @Test
    void spaces_inside_are_encoded() throws InvalidUrlException {
        assertThat(Url.parse("http://h/a b?c d").target()).isEqualTo("/a%20b?c%20d");
    }

    @Test
    void half_a_surrogate_pair_becomes_the_replacement_character() throws InvalidUrlException {
        assertThat(Url.parse("http://h/\uD83D/\uDE00").target()).isEqualTo("/%EF%BF%BD/%EF%BF%BD");
    }

    @ParameterizedTest
    @CsvSource({
        "/a/./b, /a/b",
        "/a/../b, /b",
        "/a/b/.., /a/",
        "/a/b/., /a/b/",
        "/../../a, /a",
        "/.., /",
        "/., /",
        "/a//../b, /a/b",
        "/a/.../b, /a/.../b",
        "/.a/..b/c., /.a/..b/c.",
        "/a/%2E%2e/b, /a/%2E%2e/b",
        "/a?b=/../c, /a?b=/../c",
    })
    void dot_segments_leave_the_path_only(String written, String target) throws InvalidUrlException {
        assertThat(Url.parse("http://h" + written).target()).isEqualTo(target);
    }

    @Test
    void a_fragment_with_question_mark_is_no_query() throws InvalidUrlException {
        assertThat(Url.parse("http://h/a#b?c").target()).isEqualTo("/a");
    }

    @Test
    void an_at_sign_after_the_authority_is_no_credential() throws InvalidUrlException {
        assertThat(Url.parse("http://h/@user?mail=a@b.c").target()).isEqualTo("/@user?mail=a@b.c");
        assertThat(Url.parse("http://h?a@b").host()).isEqualTo("h");
    }

    @Test
    void the_host_key_has_the_effective_port() throws InvalidUrlException {
        assertThat(Url.parse("https://Example.org/a").hostKey()).isEqualTo(new HostKey("example.org", 443));
        assertThat(Url.parse("http://h:81/").hostKey()).hasToString("h:81");
    }

    @ParameterizedTest
    @CsvSource({
        "http://h/, http://H:80/b?c, true",
        "http://h/, https://h/, false",
        "http://h:443/, https://h/, false",
        "http://h/, http://h:81/, false",
        "http://h/, http://www.h/, false",
    })
    void an_origin_is_scheme_host_and_port(String one, String other, boolean same) throws InvalidUrlException {
        assertThat(Url.parse(one).sameOrigin(Url.parse(other))).isEqualTo(same);
    }

    @Test
    void only_https_is_secure() throws InvalidUrlException {
        assertThat(Url.parse("https://h/").secure()).isTrue();
        assertThat(Url.parse("http://h/").secure()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://h, ''",
        "http://h/, ''",
        "http://h/a/, ''",
        "http://h/a/b.html, b.html",
        "http://h/a?b=/c, a",
        "http://h/caf%C3%A9, café",
        "http://h/café, café",
        "http://h/%F0%9F%98%80, 😀",
        "http://h/a%20b, 'a b'",
        "http://h/a%2Fb, a/b",
        "http://h/100%, 100%",
        "http://h/%EF%BF%BD, \uFFFD",
        "http://h/%C3%28, %C3(",
    })
    void the_last_segment_is_decoded(String url, String segment) throws InvalidUrlException {
        assertThat(Url.parse(url).lastSegment()).isEqualTo(segment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "%C3", "%C3x", "%E2%82", "%C0%AF", "%ED%A0%80", "%F5%80%80%80", "%80"})
    void malformed_escapes_stay_in_the_last_segment(String malformed) throws InvalidUrlException {
        assertThat(Url.parse("http://h/" + malformed).lastSegment()).isEqualTo(malformed);
        assertThat(Url.parse("http://h/%C3%A9" + malformed + "%C3%A9").lastSegment())
                .isEqualTo("é" + malformed + "é");
    }

    @Test
    void any_accepted_text_gives_a_url_that_survives_its_own_text() {
        String[] parts = {
            "http",
            "https",
            ":",
            "//",
            "/",
            "?",
            "#",
            "h",
            "é",
            "日",
            "%",
            "%41",
            ".",
            "..",
            "@",
            "[",
            "]",
            "::1",
            "1",
            "0x1",
            "127.0.0.1",
            ":80",
            ":443",
            " ",
            "\\",
            "\uD83D",
            "\u212A",
            "\u3002",
            "\u00AD",
            "ß",
            "xn--a",
            "-",
            "_"
        };
        Random random = new Random(7);
        int accepted = 0;
        for (int i = 0; i < 40_000; i++) {
            StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "" : "http://");
            for (int length = random.nextInt(8); length > 0; length--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            accepted += survives(text.toString()) ? 1 : 0;
        }
        assertThat(accepted).isGreaterThan(4_000);
    }

    /** False where the text is refused, which nothing but the declared exception may do. */
    private static boolean survives(String text) {
        try {
            Url url = Url.parse(text);
            assertThat(Url.parse(url.toString())).as(text).isEqualTo(url);
            assertThat(url.resolve(url.target().startsWith("//") ? "" : url.target()))
                    .as(text)
                    .isEqualTo(url);
            assertThat(url.toString()).as(text).matches("[!-~]+");
            return true;
        } catch (InvalidUrlException e) {
            return false;
        }
    }
}
