package dev.ravel.probe;

/** Stacks as they were seen, cut to the frames that matter; topmost first. */
final class Stacks {
    static final StackTraceElement SPIN = new StackTraceElement("dev.ravel.compute.Block", "spin", "Block.java", 31);
    static final StackTraceElement NANO_TIME = new StackTraceElement("java.lang.System", "nanoTime", "System.java", -2);
    static final StackTraceElement HANDLER =
            new StackTraceElement("dev.ravel.fetch.HttpFetcher", "body", "HttpFetcher.java", 80);
    static final StackTraceElement RUN = new StackTraceElement("java.lang.Thread", "run", "Thread.java", 840);

    static final StackTraceElement[] WORK = {NANO_TIME, SPIN, RUN};
    static final StackTraceElement[] OTHER = {HANDLER, RUN};
    static final StackTraceElement[] LOADING = {
        new StackTraceElement("java.lang.ClassLoader", "defineClass1", null, -2),
        new StackTraceElement("jdk.internal.loader.BuiltinClassLoader", "loadClass", "BuiltinClassLoader.java", 641),
        HANDLER,
        RUN
    };

    private Stacks() {}
}
