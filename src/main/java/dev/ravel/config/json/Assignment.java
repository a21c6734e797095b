package dev.ravel.config.json;

import dev.ravel.config.ConfigException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One {@code path.to.key=VALUE}: VALUE is JSON where it parses as JSON, otherwise a string; {@code null} removes.
 *
 * @param path the names from the top to the key
 */
record Assignment(List<String> path, Object value) {
    static final String OPTION = "-set";

    static Assignment parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new ConfigException(OPTION + " " + text + ": must be path.to.key=VALUE");
        }
        List<String> path = List.of(text.substring(0, equals).strip().split("\\.", -1));
        if (path.contains("")) {
            throw new ConfigException(OPTION + " " + text.substring(0, equals) + ": a part of the path is empty");
        }
        return new Assignment(path, value(text.substring(equals + 1)));
    }

    private static Object value(String text) {
        try {
            return text.isBlank() ? text : Json.parse(text, OPTION);
        } catch (ConfigException e) {
            return text;
        }
    }

    /** The path as messages name it. */
    String key() {
        return String.join(".", path);
    }

    /** The tree with this assignment; blocks that are missing on the way are created. */
    Map<String, Object> applyTo(Map<String, Object> tree) {
        return applyTo(tree, 0);
    }

    private Map<String, Object> applyTo(Map<String, Object> tree, int depth) {
        String name = path.get(depth);
        if (depth == path.size() - 1) {
            return value == null ? Tree.without(tree, name) : Tree.with(tree, name, value);
        }
        Object inner = tree.get(name);
        if (inner == null && value == null) {
            return tree;
        }
        return Tree.with(tree, name, applyTo(block(inner, depth), depth + 1));
    }

    private Map<String, Object> block(Object inner, int depth) {
        if (inner == null) {
            return new LinkedHashMap<>();
        }
        if (inner instanceof Map<?, ?> object) {
            return Tree.object(object);
        }
        String block = String.join(".", path.subList(0, depth + 1));
        String rule = inner instanceof List ? " is a list: set it as a whole" : " is not a block";
        throw new ConfigException(OPTION + " " + key() + ": " + block + rule);
    }
}
