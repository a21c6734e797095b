package dev.ravel.bench.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A logarithmic axis.
 *
 * @param min a power of ten, or a small number where the values are few
 * @param max the same, larger
 * @param from the place of {@code min} in the picture
 * @param to the place of {@code max}
 */
record Axis(double min, double max, double from, double to) {
    private static final double TEN = 10;
    /** Below so many decades, there are marks at 2 and 5 too. */
    private static final double FEW = 2.5;

    /** An axis for these values, from one of 1, 2 and 5 times a power of ten to another. */
    static Axis over(DoubleStream values, double from, double to) {
        double[] all = values.filter(value -> value > 0).sorted().toArray();
        double least = all.length == 0 ? 1 : all[0];
        double most = all.length == 0 ? TEN : all[all.length - 1];
        return new Axis(below(least), above(Math.max(most, least * 2)), from, to);
    }

    private static double below(double value) {
        double power = Math.pow(TEN, Math.floor(Math.log10(value)));
        return power * (value >= 5 * power ? 5 : value >= 2 * power ? 2 : 1);
    }

    private static double above(double value) {
        double power = Math.pow(TEN, Math.floor(Math.log10(value)));
        return power * (value <= power ? 1 : value <= 2 * power ? 2 : value <= 5 * power ? 5 : TEN);
    }

    /** Where a value is; one below the axis is at its end. */
    double place(double value) {
        double part = Math.log(Math.max(value, min) / min) / Math.log(max / min);
        return from + part * (to - from);
    }

    /** The values that get a mark. */
    List<Double> marks() {
        boolean few = Math.log10(max / min) < FEW;
        List<Double> marks = new ArrayList<>();
        for (double power = Math.pow(TEN, Math.floor(Math.log10(min))); power <= max; power *= TEN) {
            for (double times : few ? List.of(1.0, 2.0, 5.0) : List.of(1.0)) {
                addWithin(marks, times * power);
            }
        }
        return marks;
    }

    private void addWithin(List<Double> marks, double value) {
        double slack = 1e-9;
        if (value >= min * (1 - slack) && value <= max * (1 + slack)) {
            marks.add(value);
        }
    }
}
