package dev.ravel.bus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TermsTest {
    private static Terms with(String job, Terms rest) {
        return new Terms(job, rest.settings(), rest.pace(), rest.pause(), rest.routes());
    }

    @Test
    void terms_that_were_read_apart_are_the_same_key() {
        for (int seed = 0; seed < 100; seed++) {
            Terms once = new Samples(seed).ticket().terms();

            assertThat(new Samples(seed).ticket().terms()).isEqualTo(once).hasSameHashCodeAs(once);
        }
    }

    @Test
    void jobs_of_one_name_are_not_one_job() {
        Terms terms = with("job", new Samples(1).ticket().terms());
        Terms namesake = with("job", new Samples(2).ticket().terms());

        assertThat(namesake).isNotEqualTo(terms);
    }

    @Test
    void a_look_for_terms_reads_the_name_only() {
        Terms terms = with("job", new Samples(1).ticket().terms());

        assertThat(terms.hashCode()).isEqualTo("job".hashCode());
    }
}
