package dev.ravel.jvm;

import java.util.concurrent.ThreadFactory;

/**
 * Makes threads that do not keep the process alive.
 *
 * @param name of every one of them
 */
public record Daemons(String name) implements ThreadFactory {
    @Override
    public Thread newThread(Runnable action) {
        Thread thread = new Thread(action, name);
        thread.setDaemon(true);
        return thread;
    }
}
