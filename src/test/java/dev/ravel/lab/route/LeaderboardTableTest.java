package dev.ravel.lab.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaderboardTableTest {
    private final List<String> rows = LeaderboardTable.of(1).rows();

    @Test
    void there_are_64_KiB_of_rows() {
        assertThat(String.join("", rows)).hasSizeBetween(64 * 1024, 65 * 1024);
    }

    @Test
    void a_row_is_one_line_short_enough_for_the_largest_page() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(row).startsWith("<tr><td class=\"rank\">").endsWith("</td></tr>\n");
            assertThat(row.length()).isBetween(100, 300);
        });
    }

    @Test
    void a_character_is_a_byte() {
        assertThat(rows).allMatch(row -> row.getBytes(StandardCharsets.UTF_8).length == row.length());
    }

    @Test
    void players_depend_on_the_seed_and_rank_from_best_to_worst() {
        assertThat(LeaderboardTable.of(1).rows()).isEqualTo(rows);
        assertThat(LeaderboardTable.of(2).rows()).isNotEqualTo(rows);
        assertThat(String.join("", rows)).containsSubsequence("Challenger", "Grandmaster", "Master");
    }
}
