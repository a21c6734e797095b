package dev.ravel.bench.measure;

/** A process that goes on beside those that are measured, and all below it. */
public final class Tree {
    private final long pid;

    public Tree(long pid) {
        this.pid = pid;
    }

    /** The processor time that it used so far. */
    public double cpuSeconds() {
        return Proc.tree(pid).stream()
                .mapToDouble(each -> Proc.stat(each).seconds())
                .sum();
    }
}
