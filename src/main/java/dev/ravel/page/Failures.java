package dev.ravel.page;

import dev.ravel.timeline.TaskSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where tasks failed. Every failure has a mark of its own, up to a number that no eye could tell apart; beyond it, those of
 * one lane, column and cause share a mark that counts them.
 */
final class Failures {
    static final int MOST = 5_000;

    private final Axis axis;
    private final boolean shared;
    private final Map<String, Mark> marks = new TreeMap<>();
    private final List<Mark> single = new ArrayList<>();

    /**
     * @param atMs when the task was over, or the first of them
     * @param count how many tasks
     * @param first one of them
     */
    record Mark(String lane, double atMs, long count, TaskSpan first) {
        Mark more(Mark other) {
            return new Mark(lane, Math.min(atMs, other.atMs), count + other.count, first);
        }
    }

    Failures(Axis axis, boolean shared) {
        this.axis = axis;
        this.shared = shared;
    }

    void add(TaskSpan task) {
        Bar last = new Bar(task, task.attempts().size() - 1, axis);
        Mark mark = new Mark(last.attempt().lane(), last.endMs(), 1, task);
        if (shared) {
            String key = axis.column(mark.atMs) + " " + last.end() + " " + last.cause() + " " + mark.lane;
            marks.merge(key, mark, Mark::more);
        } else {
            single.add(mark);
        }
    }

    Collection<Mark> marks() {
        return shared ? marks.values() : single;
    }
}
