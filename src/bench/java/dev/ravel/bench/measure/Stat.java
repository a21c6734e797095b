package dev.ravel.bench.measure;

import java.util.List;

/**
 * The processor time in one {@code /proc/PID/stat} (proc(5)), user and system together.
 *
 * @param ownSeconds of the process, with its threads that have ended
 * @param childrenSeconds of its children that have ended and were waited for, and of theirs
 */
record Stat(double ownSeconds, double childrenSeconds) {
    static final Stat NONE = new Stat(0, 0);

    /** USER_HZ, which is 100 on every architecture that has a JDK (time(7)). */
    static final double TICKS_PER_SECOND = 100;

    /** The place of {@code utime} among the fields behind the name; {@code stime}, {@code cutime}, {@code cstime} follow. */
    private static final int UTIME = 11;

    /** The name of the program, in parentheses, may hold anything: the fields begin behind the last one. */
    static Stat parse(String line) {
        List<String> fields =
                List.of(line.substring(line.lastIndexOf(')') + 1).trim().split(" +"));
        return new Stat(seconds(fields, UTIME), seconds(fields, UTIME + 2));
    }

    private static double seconds(List<String> fields, int first) {
        return (Long.parseLong(fields.get(first)) + Long.parseLong(fields.get(first + 1))) / TICKS_PER_SECOND;
    }

    double seconds() {
        return ownSeconds + childrenSeconds;
    }
}
