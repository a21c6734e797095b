package dev.ravel.page;

import dev.ravel.timeline.LaneOrder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Under which name each lane is drawn: its own, or where they are more than a screen has rows for, that of all lanes which
 * differ by their number only. So a thousand virtual threads become one band.
 */
final class LaneNames {
    static final int MOST = 48;

    private final Map<String, String> shown = new LinkedHashMap<>();

    LaneNames(Collection<String> lanes) {
        Map<String, Integer> families = new LinkedHashMap<>();
        lanes.forEach(lane -> families.merge(LaneOrder.letters(lane), 1, Integer::sum));
        for (String lane : new TreeSet<>(lanes)) {
            int many = families.get(LaneOrder.letters(lane));
            shown.put(lane, lanes.size() > MOST && many > 1 ? LaneOrder.letters(lane) + "* (" + many + ")" : lane);
        }
    }

    /** A lane that was not there at first has its own. */
    String of(String lane) {
        return shown.getOrDefault(lane, lane);
    }

    Collection<String> all() {
        TreeSet<String> names = new TreeSet<>(new LaneOrder());
        names.addAll(shown.values());
        return names;
    }
}
