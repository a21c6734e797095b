package dev.ravel.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.member.Extent;
import java.util.List;
import org.junit.jupiter.api.Test;

class DivisionTest {
    private static final long MIB = Division.SMALLEST;

    @Test
    void a_file_is_divided_evenly() {
        Division division = Division.of(List.of(new Extent(0, 10 * MIB)), 4);

        assertThat(division.size()).isEqualTo(4);
        assertThat(division.take()).isEqualTo(new Extent(0, 5 * MIB / 2));
    }

    @Test
    void a_small_file_is_not_divided() {
        assertThat(Division.of(List.of(new Extent(0, MIB)), 4).size()).isEqualTo(1);
        assertThat(Division.of(List.of(new Extent(0, 2 * MIB)), 4).size()).isEqualTo(2);
        assertThat(Division.of(List.of(), 4).take()).isNull();
    }

    @Test
    void gaps_stay_apart() {
        Division division = Division.of(List.of(new Extent(5, 10), new Extent(20, 30)), 1);

        assertThat(division.take()).isEqualTo(new Extent(5, 10));
        assertThat(division.take()).isEqualTo(new Extent(20, 30));
        assertThat(division.take()).isNull();
    }

    @Test
    void what_follows_on_a_stretch_can_be_taken_with_it() {
        Division division = Division.of(List.of(new Extent(0, 4 * MIB)), 4);
        division.take();

        assertThat(division.takeFrom(MIB)).isEqualTo(2 * MIB);
        assertThat(division.takeFrom(MIB)).isEqualTo(MIB);
        assertThat(division.size()).isEqualTo(2);
    }

    @Test
    void what_was_given_back_is_next() {
        Division division = Division.of(List.of(new Extent(0, 4 * MIB)), 4);
        Extent first = division.take();
        division.giveBack(first);

        assertThat(division.take()).isEqualTo(first);
    }
}
