package dev.ravel.queue.rabbit;

import dev.ravel.jvm.Daemons;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which the client's calls block, so that the broker's context never does. What they find out is told to
 * the context. Each ends when it was idle for a while: nobody has to know when the client calls for the last time.
 *
 * @param sending publishes and acknowledges: waits for the socket only
 * @param asking waits for answers, and for connections
 * @param hearing hands over what came
 */
record Threads(ExecutorService sending, ExecutorService asking, ExecutorService hearing) {
    private static final int IDLE_SECONDS = 5;

    /** Daemons: a process does not live for its broker. */
    static final ThreadFactory DAEMONS = new Daemons("rabbitmq");

    static Threads start() {
        return new Threads(one(), one(), one());
    }

    private static ExecutorService one() {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), DAEMONS);
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    void send(Runnable action) {
        sending.execute(action);
    }

    void ask(Runnable action) {
        asking.execute(action);
    }
}
