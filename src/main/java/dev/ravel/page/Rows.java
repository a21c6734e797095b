package dev.ravel.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;

/** Puts the bars of a lane into as few rows as there are bars at one time, so that none covers another. */
final class Rows {
    /** Moments in the journal are a microsecond coarse: bars that follow each other may seem to touch. */
    private static final double TOUCH_MS = 0.002;

    private final List<Placed> placed = new ArrayList<>();
    private final PriorityQueue<Placed> busy =
            new PriorityQueue<>(Comparator.comparingDouble(each -> each.bar().endMs()));
    private final TreeSet<Integer> free = new TreeSet<>();
    private int rows;

    /** @param row from 0 on; the lowest that was free */
    record Placed(Bar bar, int row) {}

    private Rows() {}

    static Rows of(List<Bar> bars) {
        Rows rows = new Rows();
        bars.stream().sorted(Comparator.comparingDouble(Bar::beginMs)).forEach(rows::place);
        return rows;
    }

    private void place(Bar bar) {
        while (!busy.isEmpty() && busy.peek().bar().endMs() <= bar.beginMs() + TOUCH_MS) {
            free.add(busy.remove().row());
        }
        int row = free.isEmpty() ? rows++ : free.pollFirst();
        Placed here = new Placed(bar, row);
        placed.add(here);
        busy.add(here);
    }

    /** In the order of time. */
    List<Placed> placed() {
        return placed;
    }

    int count() {
        return rows;
    }
}
