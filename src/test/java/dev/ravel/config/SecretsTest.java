package dev.ravel.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {
    @Test
    void a_secret_is_known_by_its_name_in_any_case() {
        assertThat(List.of(
                        "password", "Secret", "TOKEN", "Authorization", "cookie", "Proxy-Authorization", "X-Api-Key"))
                .allMatch(Secrets::named);
        assertThat(List.of("Accept", "User-Agent", "passwords", "url")).noneMatch(Secrets::named);
    }

    @Test
    void a_literal_secret_is_masked_and_a_reference_is_kept() {
        assertThat(Secrets.masked("Authorization", "Bearer abc")).isEqualTo("***");
        assertThat(Secrets.masked("Authorization", "Bearer ${env:T}")).isEqualTo("Bearer ${env:T}");
        assertThat(Secrets.masked("Accept", "text/html")).isEqualTo("text/html");
    }

    @Test
    void the_password_of_a_url_is_masked() {
        assertThat(Secrets.masked("https://u:p@h/a https://u:${env:P}@h/b https://h:80/c@d"))
                .isEqualTo("https://u:***@h/a https://u:${env:P}@h/b https://h:80/c@d");
    }
}
