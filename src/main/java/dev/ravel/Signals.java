package dev.ravel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Hears SIGINT and SIGTERM, each time they come. {@code sun.misc.Signal} is no API of the JDK but has been there in all
 * of its versions, and a shutdown hook does not hear the second signal; it is reached by reflection, here only.
 */
final class Signals {
    /** Exit code of a process that a signal ended: 128 and the signal's number. */
    private static final int BASE = 128;

    /** Such as timeout(1) send a signal twice, to their child and to its group: that is one wish. */
    private static final long ONE_WISH_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private Signals() {}

    /**
     * Calls {@code action} with the exit code, 130 or 143, on a thread of its own for every signal, but for one that comes
     * with the one before. One that cannot be heard here, or that the process was started to ignore, does what it does to
     * every process.
     */
    static void onStop(IntConsumer action) {
        IntConsumer wishes = wishes(action, System::nanoTime);
        on("INT", 2, wishes);
        on("TERM", 15, wishes);
    }

    /** Hears several signals that come together as one. */
    static IntConsumer wishes(IntConsumer action, LongSupplier nanoTime) {
        AtomicLong last = new AtomicLong(nanoTime.getAsLong() - ONE_WISH_NANOS);
        return code -> {
            long now = nanoTime.getAsLong();
            if (now - last.getAndSet(now) >= ONE_WISH_NANOS) {
                action.accept(code);
            }
        };
    }

    private static void on(String name, int number, IntConsumer action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object heard = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, (p, m, a) -> {
                if (m.getName().equals("handle")) {
                    action.accept(BASE + number);
                }
                return null;
            });
            Object which = signal.getConstructor(String.class).newInstance(name);
            signal.getMethod("handle", signal, handler).invoke(null, which, heard);
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            // The signal keeps its effect, as documented.
        }
    }
}
