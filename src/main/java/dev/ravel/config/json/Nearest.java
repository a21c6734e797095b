package dev.ravel.config.json;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The word that somebody may have meant: by case-insensitive match, else by edit distance (Levenshtein 1966). */
final class Nearest {
    /** Up to this length two slips make another word. */
    private static final int SHORT = 3;

    private Nearest() {}

    /** The nearest of {@code words}, unless all are further away than a slip of the finger. */
    static Optional<String> to(String typed, Collection<String> words) {
        String lower = typed.toLowerCase(Locale.ROOT);
        String nearest = null;
        int least = (typed.length() <= SHORT ? 1 : Math.max(2, typed.length() / 3)) + 1;
        for (String word : words) {
            int distance = distance(lower, word.toLowerCase(Locale.ROOT));
            if (distance < least && !typed.isEmpty()) {
                nearest = word;
                least = distance;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** {@code "; did you mean X?"}, or nothing. */
    static String hint(String typed, Collection<String> words) {
        return to(typed, words).map(word -> "; did you mean " + word + "?").orElse("");
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
