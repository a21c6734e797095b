package dev.ravel.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OrdinalSetTest {
    private static final long RANGE = 300_000;

    private final OrdinalSet ordinals = new OrdinalSet();

    @Test
    void an_ordinal_is_new_once() {
        assertThat(ordinals.add(65_536)).isTrue();
        assertThat(ordinals.add(65_536)).isFalse();
        assertThat(ordinals.contains(65_536)).isTrue();
        assertThat(ordinals.contains(0)).isFalse();
        assertThat(ordinals.size()).isEqualTo(1);
    }

    @Test
    void it_is_a_set_across_pages() {
        SplittableRandom random = new SplittableRandom(1);
        TreeSet<Long> model = new TreeSet<>();
        for (int i = 0; i < 20_000; i++) {
            long ordinal = random.nextLong(RANGE);
            assertThat(ordinals.add(ordinal)).isEqualTo(model.add(ordinal));
        }

        List<Long> all = new ArrayList<>();
        ordinals.forEach(all::add);
        assertThat(all).containsExactlyElementsOf(model);
        assertThat(ordinals.size()).isEqualTo(model.size());
        for (int i = 0; i < 200; i++) {
            long from = random.nextLong(RANGE);
            long to = random.nextLong(from, RANGE + 1);
            assertThat(ordinals.count(from, to))
                    .isEqualTo(model.subSet(from, to).size());
        }
    }

    @Test
    void a_range_may_be_empty_or_begin_and_end_with_a_page() {
        ordinals.add(65_535);
        ordinals.add(65_536);
        ordinals.add(131_072);

        assertThat(ordinals.count(5, 5)).isZero();
        assertThat(ordinals.count(0, 65_536)).isEqualTo(1);
        assertThat(ordinals.count(65_536, 131_072)).isEqualTo(1);
        assertThat(ordinals.count(0, Long.MAX_VALUE)).isEqualTo(3);
    }
}
