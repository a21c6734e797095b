package dev.ravel.config.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedConfTest {
    static List<RefusedConf> confs() {
        return RefusedConf.all();
    }

    @ParameterizedTest
    @MethodSource("confs")
    void a_bad_conf_is_refused_in_one_line(RefusedConf refused) {
        assertThat(Confs.refusal(() -> Confs.read(refused.conf()))).isEqualTo("the inline conf: " + refused.message());
    }

    @ParameterizedTest
    @MethodSource("confs")
    void no_refusal_shows_what_the_environment_holds(RefusedConf refused) {
        assertThat(Confs.refusal(() -> Confs.read(refused.conf())))
                .doesNotContain("s3cret", "sécret", "\n", "\r")
                .doesNotContain("nothing was refused");
    }

    @Test
    void virtual_threads_are_refused_below_java_21() {
        int java = Runtime.version().feature();
        assumeThat(java).isLessThan(21);

        String refusal = Confs.refusal(() -> Confs.read(Confs.sumAnd("'deployment': {'model': 'virtualThreads'}")));

        assertThat(refusal)
                .isEqualTo("the inline conf: deployment.model = virtualThreads: needs Java 21 or newer; this is Java "
                        + java);
    }

    @Test
    void a_long_value_is_cut() {
        String refusal = Confs.refusal(() -> Confs.read(Confs.sumAnd("'run': '" + "x".repeat(500) + "'")));

        assertThat(refusal).isEqualTo("the inline conf: run = " + "x".repeat(120) + "...: must be a block: { ... }");
    }
}
