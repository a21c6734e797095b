package dev.ravel.config.json;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the values of a conf came from, so that a refusal names the place to mend.
 *
 * @param base the conf itself
 * @param changes what replaced parts of it, in their order
 */
record Origins(String base, List<Change> changes) {
    /** The name of what replaced the value at a path. */
    record Change(String path, String name) {
        boolean covers(String key) {
            return key.equals(path) || key.startsWith(path + ".") || key.startsWith(path + "[");
        }

        boolean within(String block) {
            return path.startsWith(block + ".");
        }
    }

    Origins plus(String path, String name) {
        List<Change> more = new ArrayList<>(changes);
        more.add(new Change(path, name));
        return new Origins(base, List.copyOf(more));
    }

    /** The change that gave a key its value; or the conf, together with what was changed beside or below that key. */
    String of(String key) {
        for (int i = changes.size() - 1; i >= 0; i--) {
            if (changes.get(i).covers(key)) {
                return changes.get(i).name();
            }
        }
        int dot = key.lastIndexOf('.');
        String block = dot < 0 ? key : key.substring(0, dot);
        String beside = changes.stream()
                .filter(change -> change.within(block))
                .map(Change::name)
                .distinct()
                .collect(Collectors.joining(", "));
        return beside.isEmpty() ? base : base + " (with " + beside + ")";
    }
}
