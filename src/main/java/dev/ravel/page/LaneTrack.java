package dev.ravel.page;

import dev.ravel.journal.Phases;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A row of the timeline, in one of two ways: every attempt a bar, or columns of time that stand for all of them. */
final class LaneTrack {
    private final String name;
    private final Axis axis;
    private final boolean sampled;
    private final List<Bar> bars = new ArrayList<>();
    private final Map<Phase, Columns> columns = new EnumMap<>(Phase.class);
    private final Columns all;

    LaneTrack(String name, Axis axis, boolean sampled) {
        this.name = name;
        this.axis = axis;
        this.sampled = sampled;
        all = new Columns(axis);
    }

    void add(Bar bar) {
        if (sampled) {
            occupy(bar);
        } else {
            bars.add(bar);
        }
    }

    private void occupy(Bar bar) {
        Phases phases = bar.attempt().phases();
        double at = bar.beginMs();
        for (Phase phase : Phase.values()) {
            double ms = phase.ms(phases);
            double spread = phase.spreadMs(phases);
            if (ms > 0) {
                columns.computeIfAbsent(phase, absent -> new Columns(axis)).occupy(at, at + spread, ms / spread);
            }
            at += phase == Phase.LOCK ? 0 : spread;
        }
        all.occupy(bar.beginMs(), bar.endMs(), 1);
    }

    String name() {
        return name;
    }

    boolean sampled() {
        return sampled;
    }

    Rows rows() {
        return Rows.of(bars);
    }

    Map<Phase, Columns> columns() {
        return columns;
    }

    /** The highest column. */
    double peak() {
        double peak = 0;
        for (double value : all.values()) {
            peak = Math.max(peak, value);
        }
        return peak;
    }
}
