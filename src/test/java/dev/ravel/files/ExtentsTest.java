package dev.ravel.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.member.Extent;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExtentsTest {
    @Test
    void stretches_that_touch_are_one() {
        Extents extents = Extents.of(List.of(new Extent(0, 5), new Extent(10, 15), new Extent(5, 10)));

        assertThat(extents.list()).containsExactly(new Extent(0, 15));
        assertThat(extents.missing(20)).containsExactly(new Extent(15, 20));
        assertThat(extents.missing(15)).isEmpty();
    }

    @Test
    void nothing_lacks_everything() {
        assertThat(new Extents().missing(7)).containsExactly(new Extent(0, 7));
        assertThat(new Extents().total()).isZero();
    }

    @Test
    void they_are_what_a_set_of_bytes_is() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            Extents extents = new Extents();
            BitSet bytes = new BitSet();
            for (int i = 0; i < 12; i++) {
                int from = random.nextInt(90);
                int to = from + 1 + random.nextInt(10);
                extents.add(from, to);
                bytes.set(from, to);
            }
            assertThat(extents.total()).isEqualTo(bytes.cardinality());
            for (int from = 0; from < 100; from++) {
                int to = from + 1 + random.nextInt(10);
                assertThat(extents.covers(from, to)).isEqualTo(bytes.nextClearBit(from) >= to);
            }
            BitSet gaps = new BitSet();
            extents.missing(100).forEach(gap -> gaps.set((int) gap.from(), (int) gap.to()));
            bytes.flip(0, 100);
            assertThat(gaps).isEqualTo(bytes);
        }
    }
}
