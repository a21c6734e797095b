package dev.ravel.lab.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PseudoRandomTest {
    private final PseudoRandom sequence = PseudoRandom.of(1, "a");

    @Test
    void any_part_of_the_bytes_can_be_had_without_the_rest() {
        byte[] whole = sequence.bytes(0, 200);

        for (int from = 0; from < 20; from++) {
            assertThat(sequence.bytes(from, 100)).isEqualTo(Arrays.copyOfRange(whole, from, from + 100));
        }
    }

    @Test
    void a_sequence_depends_on_seed_and_text() {
        assertThat(PseudoRandom.of(1, "a")).isEqualTo(sequence);
        assertThat(PseudoRandom.of(2, "a").at(0)).isNotEqualTo(sequence.at(0));
        assertThat(PseudoRandom.of(1, "b").at(0)).isNotEqualTo(sequence.at(0));
    }

    @Test
    void a_file_of_yesterday_is_the_file_of_today() {
        assertThat(Buffer.buffer(PseudoRandom.of(7, "a.bin").bytes(0, 8)).getLongLE(0))
                .isEqualTo(PseudoRandom.of(7, "a.bin").at(0));
        assertThat(new PseudoRandom(0).at(0)).isEqualTo(0xE220A8397B1DCDAFL);
    }

    @Test
    void numbers_below_a_bound_reach_all_of_it_and_no_further() {
        assertThat(IntStream.range(0, 1000)
                        .map(place -> sequence.below(place, 10))
                        .distinct())
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void units_spread_over_0_to_1() {
        double mean = LongStream.range(0, 100_000)
                .mapToDouble(sequence::unit)
                .peek(unit -> assertThat(unit >= 0 && unit < 1).isTrue())
                .average()
                .orElseThrow();

        assertThat(mean).isBetween(0.49, 0.51);
    }

    @Test
    void a_body_is_the_whole_sequence_in_pieces() {
        PseudoRandomBody body = new PseudoRandomBody(sequence, 0, 150_000);
        Buffer whole = Buffer.buffer();
        for (Buffer piece = body.get(); piece != null; piece = body.get()) {
            whole.appendBuffer(piece);
        }

        assertThat(whole.getBytes()).isEqualTo(sequence.bytes(0, 150_000));
        assertThat(body.get()).isNull();
    }
}
