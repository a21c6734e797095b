package dev.ravel.page;

/** A figure over time: one number for each column of an axis. */
final class Columns {
    private final Axis axis;
    private final double[] values = new double[Axis.COLUMNS];

    Columns(Axis axis) {
        this.axis = axis;
    }

    /** So many more during this time: afterwards a column's number is how many there were on average. */
    void occupy(double fromMs, double toMs, double many) {
        int last = axis.column(toMs);
        for (int i = axis.column(fromMs); i <= last; i++) {
            double begin = axis.beginMs() + i * axis.columnMs();
            double inside = Math.min(toMs, begin + axis.columnMs()) - Math.max(fromMs, begin);
            values[i] += many * Math.max(0, inside) / axis.columnMs();
        }
    }

    /** At least this much during this time. */
    void raise(double fromMs, double toMs, double value) {
        if (toMs < axis.beginMs() || fromMs > axis.lastMs()) {
            return;
        }
        int last = axis.column(toMs);
        for (int i = axis.column(fromMs); i <= last; i++) {
            values[i] = Math.max(values[i], value);
        }
    }

    double[] values() {
        return values;
    }
}
