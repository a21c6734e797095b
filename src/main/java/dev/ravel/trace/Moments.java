package dev.ravel.trace;

import java.util.Arrays;

/** Microseconds, eight bytes each; in order once they are sorted. */
final class Moments {
    private static final int FIRST = 64;

    private long[] values = new long[FIRST];
    private int size;

    void add(long micros) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = micros;
    }

    void sort() {
        Arrays.sort(values, 0, size);
    }

    int size() {
        return size;
    }

    long get(int index) {
        return values[index];
    }

    /** The first one later than another; the end of time where there is none. Only when sorted. */
    long after(long micros) {
        int found = Arrays.binarySearch(values, 0, size, micros + 1);
        int index = found < 0 ? -found - 1 : found;
        while (index > 0 && values[index - 1] > micros) {
            index--;
        }
        return index < size ? values[index] : Long.MAX_VALUE;
    }
}
