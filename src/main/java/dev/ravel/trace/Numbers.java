package dev.ravel.trace;

/** Numbers for processes, threads and requests, each once in a trace: viewers mix up threads of two processes that share one. */
final class Numbers {
    private int others;
    private long requests;

    /** @param runs have the first numbers */
    Numbers(int runs) {
        others = runs;
    }

    /** For a thread, or for a process beside that of its run. */
    int next() {
        return ++others;
    }

    long request() {
        return ++requests;
    }
}
