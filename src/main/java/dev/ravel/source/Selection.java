package dev.ravel.source;

/** Which tasks of a job are to be run. */
public interface Selection {
    /** All of them. */
    Selection ALL = new Selection() {
        @Override
        public boolean has(long ordinal) {
            return true;
        }

        @Override
        public long count(long from, long to) {
            return to - from;
        }
    };

    boolean has(long ordinal);

    /** How many of the ordinals from {@code from} to {@code to}, the latter excluded, it has. */
    long count(long from, long to);
}
