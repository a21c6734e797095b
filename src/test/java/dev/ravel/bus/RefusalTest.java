package dev.ravel.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Message.Over;
import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void the_reason_arrives() {
        assertThat(Refusal.read(Refusal.of("node n1 is busy"))).contains("node n1 is busy");
    }

    @Test
    void a_reason_becomes_one_line_of_bounded_length() {
        assertThat(Refusal.read(Refusal.of("two\nlines\u001b[2J"))).contains("two lines [2J");
        assertThat(Refusal.read(Refusal.of("long ".repeat(1000))))
                .hasValueSatisfying(reason -> assertThat(reason).hasSize(250));
        assertThat(Refusal.read(Refusal.of(""))).contains("no reason given");
    }

    @Test
    void other_frames_are_no_refusal() {
        byte[] refusal = Refusal.of("no");
        refusal[0] = 1;

        assertThat(Refusal.read(refusal)).isEmpty();
        assertThat(Refusal.read(new byte[0])).isEmpty();
        assertThat(Refusal.read(Seal.ofNode(new byte[32]).close(new Over()))).isEmpty();
    }
}
