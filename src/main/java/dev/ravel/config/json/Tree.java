package dev.ravel.config.json;

import dev.ravel.config.Secrets;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** What is done to a conf as a tree of plain values; every change gives a new tree. */
final class Tree {
    private static final int MAX_SHOWN = 120;

    private Tree() {}

    /** An object of JSON: its keys are strings. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Map<?, ?> value) {
        return (Map<String, Object>) value;
    }

    /** The tree with a value in the place of one key. */
    static Map<String, Object> with(Map<String, Object> tree, String key, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(tree);
        copy.put(key, value);
        return copy;
    }

    /** The tree without a key. */
    static Map<String, Object> without(Map<String, Object> tree, String key) {
        Map<String, Object> copy = new LinkedHashMap<>(tree);
        copy.remove(key);
        return copy;
    }

    /** The tree with the text at a path changed, where there is one. */
    static Map<String, Object> changed(Map<String, Object> tree, List<String> path, UnaryOperator<String> change) {
        String key = path.get(0);
        Object value = tree.get(key);
        if (path.size() > 1 && value instanceof Map<?, ?> inner) {
            return with(tree, key, changed(object(inner), path.subList(1, path.size()), change));
        }
        return path.size() == 1 && value instanceof String text ? with(tree, key, change.apply(text)) : tree;
    }

    /** The value of a key as it may be shown. */
    static Object masked(String key, Object value) {
        return changed(key, value, Secrets::masked);
    }

    /** The value of a key with every text changed, given its key, and other secrets masked. */
    static Object changed(String key, Object value, BinaryOperator<String> change) {
        if (value instanceof String text) {
            return change.apply(key, text);
        }
        if (value instanceof Map<?, ?> object) {
            Map<String, Object> copy = new LinkedHashMap<>();
            object(object)
                    .forEach((name, inner) -> copy.put(name, changed(inherited(key, name, inner), inner, change)));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(inner -> changed(key, inner, change)).toList();
        }
        return Secrets.named(key) && value != null ? Secrets.MASK : value;
    }

    /** What is within a secret is one too, but the ends of a range. */
    private static String inherited(String key, String name, Object value) {
        return Secrets.named(key) && !(value instanceof BigDecimal) ? key : name;
    }

    /** Equal for equal values: keys in order, numbers in one spelling. */
    static Object canonical(Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<String, Object> sorted = new TreeMap<>();
            object(object).forEach((name, inner) -> sorted.put(name, canonical(inner)));
            return sorted;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Tree::canonical).toList();
        }
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    /** A value on one line, masked, not longer than a line of a terminal should be. */
    static String shown(String key, Object value) {
        Object masked = masked(key, value);
        String text = masked instanceof String string && !string.isEmpty() ? printable(string) : Json.compact(masked);
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
    }

    private static String printable(String text) {
        boolean plain = text.chars().noneMatch(Character::isISOControl);
        String quoted = Json.compact(text);
        return plain ? text : quoted.substring(1, quoted.length() - 1);
    }
}
