package dev.ravel.compute;

/** The right of one thread to compute, from its making until it is closed. For use by the thread that made it. */
abstract class Turn implements AutoCloseable {
    /** The right of a thread that shares with nobody: it costs nothing, and is never over. */
    static final Turn ALWAYS = new Turn() {
        @Override
        void check() {}

        @Override
        long waited() {
            return 0;
        }

        @Override
        public void close() {}
    };

    /** A moment at which the thread may give way to another; returns when it may compute again. */
    abstract void check();

    /** Nanoseconds for which the thread could not compute so far, in all. */
    abstract long waited();

    @Override
    public abstract void close();
}
