package dev.ravel.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClaimsTest {
    private final Claims claims = new Claims();

    @Test
    void a_name_can_be_claimed_once() {
        assertThat(claims.claim("a")).isTrue();
        assertThat(claims.claim("b")).isTrue();
        assertThat(claims.claim("a")).isFalse();
        assertThat(claims.claim("A")).isTrue();
    }

    @Test
    void no_claim_is_forgotten_however_many_there_are() {
        for (int i = 0; i < 20_000; i++) {
            assertThat(claims.claim("page-" + i)).isTrue();
        }
        for (int i = 0; i < 20_000; i++) {
            assertThat(claims.claim("page-" + i)).isFalse();
        }
        assertThat(claims.claim("page-20000")).isTrue();
    }
}
