package dev.ravel.compare;

/** A run of a comparison ends with the comparison, however that ends: no orphan goes on with its job. */
public final class Orphans {
    /** The exit code of a process that SIGKILL ended: as if it had been sent to both. */
    private static final int KILLED = 137;

    private Orphans() {}

    /** Watches the comparison that started this process, if one did. */
    public static void end() {
        Long parent = Long.getLong(CellProcess.PARENT);
        if (parent != null) {
            Thread watch = new Thread(() -> outlive(parent), "ravel-orphans");
            watch.setDaemon(true);
            watch.start();
        }
    }

    private static void outlive(long parent) {
        ProcessHandle.of(parent).ifPresent(process -> process.onExit().join());
        halt();
    }

    private static void halt() {
        Runtime.getRuntime().halt(KILLED);
    }
}
