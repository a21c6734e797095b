package dev.ravel.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.LockSupport;

/** The child's end of the pipe that only its parent writes to: it closes when the parent ends, however it ends. */
public final class Parent {
    /** The exit code of a process that SIGKILL ended: as if it had been sent to both. */
    private static final int KILLED = 137;

    private Parent() {}

    /** Ends this process with its parent, whatever it does then: from a plain thread, which no event loop can hold up. */
    public static void endWith(InputStream pipe) {
        Thread thread = new Thread(() -> outlive(pipe), "ravel-parent");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * A terminal sends its interrupt to all processes of a command, but the parent still drains: this one goes on until the
     * parent lets it go.
     */
    public static void outlastSignals() {
        Runtime.getRuntime().addShutdownHook(new Thread(Parent::outlast, "ravel-outlast"));
    }

    @SuppressWarnings("InfiniteLoopStatement")
    private static void outlast() {
        while (true) {
            LockSupport.park(Parent.class);
        }
    }

    private static void outlive(InputStream pipe) {
        try {
            pipe.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A broken pipe has no parent at its other end either.
        }
        Runtime.getRuntime().halt(KILLED);
    }
}
