package dev.ravel.config.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> KEYS = List.of("inFlight", "instances", "to", "from", "ms");

    @Test
    void the_case_of_a_key_is_the_smallest_slip() {
        assertThat(Nearest.to("INFLIGHT", KEYS)).contains("inFlight");
    }

    @Test
    void a_few_slips_are_forgiven_in_a_long_key() {
        assertThat(Nearest.to("instanses", KEYS)).contains("instances");
        assertThat(Nearest.to("form", KEYS)).contains("from");
        assertThat(Nearest.to("too", KEYS)).contains("to");
    }

    @Test
    void a_short_key_is_not_just_any_other_short_key() {
        assertThat(Nearest.to("xy", KEYS)).isEmpty();
        assertThat(Nearest.to("", KEYS)).isEmpty();
        assertThat(Nearest.to("wobble", KEYS)).isEmpty();
    }
}
