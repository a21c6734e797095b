package dev.ravel.deploy;

import dev.ravel.jvm.ChildJvm;
import dev.ravel.jvm.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The child JVMs of a run. One that dies is replaced, unless its predecessors have died too often or never got so far as to
 * serve; where none is left, that is told, once. Any thread may call it.
 */
final class Children {
    /** How often one child is replaced. */
    private static final int REPLACEMENTS = 20;
    /** How many may die in a row without having served. */
    private static final int FRUITLESS = 3;

    private static final long CLOSE_MS = 3000;
    private static final String SERIAL = "-XX:+UseSerialGC";

    private final UnaryOperator<String> order;
    private final Consumer<String> told;
    private final Consumer<String> broken;
    private final Map<String, Child> children = new TreeMap<>();
    private boolean closed;

    private static final class Child {
        private ChildJvm jvm;
        private int starts;
        private int fruitless;
        private boolean alive;
    }

    /**
     * @param order what a child of this name is told
     * @param told hears of every death
     * @param broken hears that none is left, and why
     */
    Children(UnaryOperator<String> order, Consumer<String> told, Consumer<String> broken) {
        this.order = order;
        this.told = told;
        this.broken = broken;
    }

    synchronized void start(String name) throws IOException {
        Child child = children.computeIfAbsent(name, unknown -> new Child());
        child.jvm = ChildJvm.start(name, ProcessMain.class, options());
        child.starts++;
        child.fruitless++;
        child.alive = true;
        ChildJvm started = child.jvm;
        CompletableFuture<Void> unused = started.ended().thenRunAsync(() -> ended(name, started));
        try {
            started.tell(order.apply(name));
        } catch (IOException e) {
            // It has ended already, which is heard elsewhere.
        }
    }

    /** A node has got so far as to serve; it need not be a child. */
    synchronized void served(String name) {
        Optional.ofNullable(children.get(name)).ifPresent(child -> child.fruitless = 0);
    }

    private void ended(String name, ChildJvm jvm) {
        String how = "exit code " + jvm.code() + ": " + lastError(jvm);
        synchronized (this) {
            Child child = children.get(name);
            child.alive = false;
            if (closed) {
                return;
            }
            if (child.starts <= REPLACEMENTS && child.fruitless < FRUITLESS && restarted(name)) {
                told.accept(name + " ended (" + how + "); another one takes its place");
            } else {
                givenUp(name, how);
            }
        }
    }

    private boolean restarted(String name) {
        try {
            start(name);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void givenUp(String name, String how) {
        told.accept(name + " ended (" + how + "), and is not replaced any more");
        if (children.values().stream().noneMatch(child -> child.alive)) {
            broken.accept("no process is left: " + name + " ended (" + how + ")");
        }
    }

    private static String lastError(ChildJvm jvm) {
        try {
            return jvm.lastError();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    /** Lets all of them go, and waits for their ends. */
    void close() throws InterruptedException {
        List<ChildJvm> all = new ArrayList<>();
        synchronized (this) {
            closed = true;
            children.values().forEach(child -> all.add(child.jvm));
        }
        for (ChildJvm child : all) {
            child.letGo();
        }
        for (ChildJvm child : all) {
            child.close(CLOSE_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** What this JVM was given, and a collector that needs no threads of its own. */
    private static List<String> options() {
        List<String> options = new ArrayList<>(Options.inherited());
        if (options.stream().noneMatch(option -> option.matches("-XX:\\+Use\\w+GC"))) {
            options.add(SERIAL);
        }
        return options;
    }
}
