package dev.ravel.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunksTest {
    @Test
    void parts_follow_each_other_without_gap_or_overlap() {
        for (int count : new int[] {1, 2, 3, 7, 10, 11}) {
            List<Work.Sum> parts = parts(-4, 7, count);

            assertThat(parts).hasSize(count);
            assertThat(parts.get(0).from()).isEqualTo(-4);
            assertThat(parts.get(count - 1).to()).isEqualTo(7);
            for (int i = 1; i < count; i++) {
                assertThat(parts.get(i).from()).isEqualTo(parts.get(i - 1).to());
            }
        }
    }

    @Test
    void lengths_differ_by_one_at_most() {
        assertThat(parts(0, 11, 4)).extracting(part -> part.to() - part.from()).containsExactly(3L, 3L, 3L, 2L);
    }

    @Test
    void parts_beyond_the_length_of_the_range_are_empty() {
        assertThat(parts(5, 7, 4)).extracting(part -> part.to() - part.from()).containsExactly(1L, 1L, 0L, 0L);
    }

    @Test
    void the_longest_range_is_split_without_wrapping_around() {
        List<Work.Sum> parts = parts(0, Long.MAX_VALUE, 3);

        assertThat(parts.get(1).from()).isEqualTo(Long.MAX_VALUE / 3 + 1);
        assertThat(parts.get(2).to()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void parts_carry_the_kernel_and_the_rounds_of_the_whole() {
        Chunks chunks = new Chunks(new Work.Sum(0, 10, Kernel.WIDE, 3), 2);

        assertThat(chunks.part(0)).isEqualTo(new Work.Sum(0, 5, Kernel.WIDE, 3));
        assertThat(chunks.part(1)).isEqualTo(new Work.Sum(5, 10, Kernel.WIDE, 3));
    }

    @Test
    void an_index_or_a_count_out_of_range_is_refused() {
        Chunks chunks = new Chunks(new Work.Sum(0, 10, Kernel.PLAIN, 1), 2);

        assertThatThrownBy(() -> chunks.part(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> new Chunks(chunks.whole(), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> parts(7, 5, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> parts(Long.MIN_VALUE, 5, 1));
    }

    private static List<Work.Sum> parts(long from, long to, int count) {
        List<Work.Sum> parts = new ArrayList<>();
        Chunks chunks = new Chunks(new Work.Sum(from, to, Kernel.PLAIN, 1), count);
        for (int i = 0; i < count; i++) {
            parts.add(chunks.part(i));
        }
        return parts;
    }
}
