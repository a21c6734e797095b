package dev.ravel.deploy;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be closed at the end, in the opposite order; one that fails does not keep the others open. */
final class Closers {
    /** Closes one thing, within a deadline of its own. */
    interface Closer {
        void close() throws Exception;
    }

    private final Deque<Closer> closers = new ArrayDeque<>();

    void add(Closer closer) {
        closers.push(closer);
    }

    void closeAll() {
        while (!closers.isEmpty()) {
            try {
                closers.pop().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                // The run is over and its journal closed: nothing that fails here can change an outcome.
            }
        }
    }
}
