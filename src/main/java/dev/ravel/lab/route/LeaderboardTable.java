package dev.ravel.lab.route;

import dev.ravel.lab.visit.PseudoRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rows of every leaderboard, best player first.
 *
 * @param rows of ASCII, so that characters are bytes; at least 64 KiB in all
 */
record LeaderboardTable(List<String> rows) {
    private static final int BYTES = 64 * 1024;
    private static final int TOP_POINTS = 2400;
    private static final String[] SYLLABLES = {
        "ka", "ri", "no", "ver", "ash", "lu", "mi", "dor", "zen", "tal", "ex", "yu", "ha", "rin", "sol", "qu"
    };

    static LeaderboardTable of(long seed) {
        PseudoRandom random = PseudoRandom.of(seed, "leaderboard");
        List<String> rows = new ArrayList<>();
        for (int bytes = 0; bytes < BYTES; bytes += rows.get(rows.size() - 1).length()) {
            rows.add(row(random, rows.size() + 1));
        }
        return new LeaderboardTable(rows);
    }

    private static String row(PseudoRandom random, int rank) {
        String name = name(random, rank);
        String row = "<tr><td class=\"rank\">%d</td><td class=\"name\"><a href=\"/players/%s\">%s</a></td>"
                + "<td class=\"tier\">%s</td><td class=\"lp\">%d LP</td><td class=\"win-rate\">%.1f%%</td></tr>";
        double winRate = 45 + 20 * random.unit(16L * rank);
        return String.format(Locale.ROOT, row, rank, name, name, tier(rank), TOP_POINTS - 3 * rank, winRate) + "\n";
    }

    private static String name(PseudoRandom random, int rank) {
        StringBuilder name = new StringBuilder();
        for (int syllable = 1; syllable <= 2 + random.below(16L * rank + 1, 3); syllable++) {
            name.append(SYLLABLES[random.below(16L * rank + 1 + syllable, SYLLABLES.length)]);
        }
        return name.append(rank).toString();
    }

    private static String tier(int rank) {
        return rank <= 50 ? "Challenger" : rank <= 150 ? "Grandmaster" : "Master";
    }
}
