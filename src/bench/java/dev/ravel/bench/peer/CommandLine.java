package dev.ravel.bench.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command with placeholders, split into words as a shell splits them; nothing else of a shell is there.
 *
 * <p>{@code {name}} stands for a value; a word that is one placeholder alone becomes as many words as there are values.
 * Doubled braces stand for themselves.
 *
 * @param words not yet filled in
 */
public record CommandLine(List<String> words) {
    private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"]|'[^']*'|\"[^\"]*\")+");
    private static final Pattern BRACES = Pattern.compile("\\{\\{|}}|\\{(\\w+)}");

    /** Refuses a quote that is not closed, and a text without a word. */
    public static CommandLine of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        int end = 0;
        while (matcher.find()) {
            requireBlank(text.substring(end, matcher.start()), text);
            words.add(unquoted(matcher.group()));
            end = matcher.end();
        }
        requireBlank(text.substring(end), text);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a command is empty");
        }
        return new CommandLine(List.copyOf(words));
    }

    private static void requireBlank(String between, String text) {
        if (!between.isBlank()) {
            throw new IllegalArgumentException("a quote is not closed in: " + text);
        }
    }

    private static String unquoted(String word) {
        return word.replaceAll("'([^']*)'|\"([^\"]*)\"", "$1$2");
    }

    /** The words with the values in place; refuses a placeholder that has none. */
    public List<String> filled(Map<String, List<String>> values) {
        List<String> filled = new ArrayList<>();
        for (String word : words) {
            Matcher matcher = BRACES.matcher(word);
            if (matcher.matches() && matcher.group(1) != null) {
                filled.addAll(values(matcher.group(1), values));
            } else {
                filled.add(matcher.replaceAll(brace -> Matcher.quoteReplacement(value(brace.group(), values))));
            }
        }
        return filled;
    }

    private static String value(String braces, Map<String, List<String>> values) {
        return switch (braces) {
            case "{{" -> "{";
            case "}}" -> "}";
            default -> String.join(" ", values(braces.substring(1, braces.length() - 1), values));
        };
    }

    private static List<String> values(String name, Map<String, List<String>> values) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException("nothing stands for {" + name + "} here");
        }
        return values.get(name);
    }
}
