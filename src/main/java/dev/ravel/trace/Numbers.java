package dev.ravel.trace;

/** Numbers for threads and requests, each once in a trace: viewers mix up threads of two processes that share one. */
final class Numbers {
    private int threads;
    private long requests;

    /** @param processes have the first numbers */
    Numbers(int processes) {
        threads = processes;
    }

    int thread() {
        return ++threads;
    }

    long request() {
        return ++requests;
    }
}
