package dev.ravel.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SecretsTest {
    @Test
    void a_secret_is_known_by_its_name_in_any_case() {
        assertThat(List.of(
                        "password", "Secret", "TOKEN", "Authorization", "cookie", "Proxy-Authorization", "X-Api-Key"))
                .allMatch(Secrets::named);
        assertThat(List.of("Accept", "User-Agent", "author", "Authority", "url", "key"))
                .noneMatch(Secrets::named);
    }

    @Test
    void a_part_of_the_name_is_enough() {
        assertThat(List.of(
                        "Api-Key",
                        "apikey",
                        "api_key",
                        "X-Auth-Token",
                        "Private-Token",
                        "access_token",
                        "passwd",
                        "client-secret",
                        "sessionid",
                        "Set-Cookie2",
                        "X-Credentials",
                        "oauth",
                        "x-authorisation"))
                .allMatch(Secrets::named);
    }

    /** The rule as one pattern, which the look by hand stands for. */
    private static final Pattern RULE = Pattern.compile(
            "token|secret|passw|api[-_.]?key|auth(?!or(?!i[sz]))|cookie|session|credential", Pattern.CASE_INSENSITIVE);

    private static final List<String> PIECES =
            List.of("auth", "or", "is", "iz", "it", "api", "-", "_", ".", "key", "pass", "w", "to", "ken", "A", "x");

    @Test
    void names_put_together_of_any_pieces_are_secret_as_the_rule_says() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int pieces = random.nextInt(6); pieces > 0; pieces--) {
                String piece = PIECES.get(random.nextInt(PIECES.size()));
                name.append(random.nextBoolean() ? piece : piece.toUpperCase(Locale.ROOT));
            }
            assertThat(Secrets.named(name.toString()))
                    .as(name.toString())
                    .isEqualTo(RULE.matcher(name).find());
        }
    }

    /** The rule as one pattern, for values without braces. */
    private static final Pattern PARAMETER = Pattern.compile("([?&;])([^=&;#?\\s{}]+)=([^&;#\\s{}]+)");

    @Test
    void parameters_are_found_wherever_the_rule_finds_them() {
        SplittableRandom random = new SplittableRandom(12);
        String characters = "?&;=#ab /";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                text.append(characters.charAt(random.nextInt(characters.length())));
            }
            String expected = PARAMETER.matcher(text).replaceAll("$1$2=!");
            assertThat(Parameters.changed(text.toString(), name -> true, value -> "!"))
                    .as(text.toString())
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_literal_secret_is_masked_and_a_reference_is_kept() {
        assertThat(Secrets.masked("Authorization", "Bearer abc")).isEqualTo("***");
        assertThat(Secrets.masked("Authorization", "Bearer ${env:T}")).isEqualTo("Bearer ${env:T}");
        assertThat(Secrets.masked("Cookie", "sid=${env:S}; id=\"${env:T}\""))
                .isEqualTo("sid=${env:S}; id=\"${env:T}\"");
        assertThat(Secrets.masked("Accept", "text/html")).isEqualTo("text/html");
    }

    @Test
    void beside_a_reference_literals_are_masked() {
        assertThat(Secrets.masked("Cookie", "a=LITERAL; b=${env:X}")).isEqualTo("***; b=${env:X}");
        assertThat(Secrets.masked("Cookie", "b=${env:X}; a=LITERAL")).isEqualTo("b=${env:X}***");
        assertThat(Secrets.masked("X-Token", "ab${env:X}{cd}${env:Y}")).isEqualTo("***${env:X}***${env:Y}");
    }

    @Test
    void what_is_masked_stays_as_it_is_and_is_known_as_lost() {
        for (String text : List.of("a=LITERAL; b=${env:X}", "b=${env:X}; a=L", "x", "ab${env:X}cd")) {
            String masked = Secrets.masked("Cookie", text);

            assertThat(Secrets.masked("Cookie", masked)).isEqualTo(masked);
            assertThat(Secrets.lost("Cookie", masked)).isTrue();
            assertThat(Secrets.lost("Cookie", text)).isFalse();
        }
        assertThat(Secrets.lost("url", "http://h/?a=1&token=***")).isTrue();
        assertThat(Secrets.lost("url", "http://h/***?a=***&token=${env:X}")).isFalse();
    }

    @Test
    void a_secret_parameter_of_a_url_is_masked() {
        assertThat(Secrets.masked("http://h/token=a?x=1&api_key=abc%20d&token=${env:T}#f"))
                .isEqualTo("http://h/token=a?x=1&api_key=***&token=${env:T}#f");
        assertThat(Secrets.masked("{+lab}/?session={sid}&auth=a{+b}${env:C}d&page={page}"))
                .isEqualTo("{+lab}/?session={sid}&auth=***{+b}${env:C}***&page={page}");
    }

    @Test
    void the_password_of_a_url_is_masked() {
        assertThat(Secrets.masked("https://u:p@h/a https://u:${env:P}@h/b https://h:80/c@d"))
                .isEqualTo("https://u:***@h/a https://u:${env:P}@h/b https://h:80/c@d");
    }

    @Test
    void an_erased_secret_is_the_same_however_it_was_given() {
        for (String secret : new String[] {"t0p", "***", "${env:TOKEN}", "Bearer ${env:TOKEN}"}) {
            assertThat(Secrets.erased("Authorization", secret)).isEqualTo("***");
        }
        for (String secret : new String[] {"t0p", "***", "${env:TOKEN}"}) {
            assertThat(Secrets.erased("url", "http://u:" + secret + "@a/?token=" + secret + "&page=1"))
                    .isEqualTo("http://u:***@a/?token=***&page=1");
        }
    }

    @Test
    void only_what_was_masked_is_filled() {
        assertThat(Secrets.filled("Cookie", "***")).isEqualTo("masked");
        assertThat(Secrets.filled("url", "http://a/?token=***")).isEqualTo("http://a/?token=masked");
        assertThat(Secrets.filled("url", "http://a/***?token=${env:T}")).isEqualTo("http://a/***?token=${env:T}");
    }

    @Test
    void a_server_cannot_make_a_text_too_long_or_too_deep_to_be_masked() {
        for (String value :
                List.of("x".repeat(200_000), "{".repeat(200_000), "{a}".repeat(70_000), "{a b&c}{".repeat(20_000))) {
            assertThat(Secrets.masked("http://h/?t=" + value)).isEqualTo("http://h/?t=" + value);
            assertThat(Secrets.lost("url", "http://h/?token=***" + value)).isTrue();
        }
        assertThat(Secrets.masked("http://h/?token=" + "x".repeat(200_000) + "&a=b"))
                .isEqualTo("http://h/?token=***&a=b");
        assertThat(Secrets.masked("http://h/?token={x&y")).isEqualTo("http://h/?token=***&y");
    }
}
