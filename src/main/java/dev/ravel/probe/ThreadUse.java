package dev.ravel.probe;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a thread of this process is there for, told by its name as Linux keeps it: cut off after 15 characters. HotSpot's
 * names are those of JDK 17 to 25.
 */
public enum ThreadUse {
    /** The run's event loops, its workers and the carriers of its virtual threads: tasks, and the engine around them. */
    TASKS("vert\\.x-(eventloo|worker-t)|worker-|ForkJoinPool-|VirtualThread-u"),
    /** The compilers of bytecode, and what clears their code away. */
    COMPILER("C[12] CompilerThre|JVMCI|Sweeper thread"),
    /** Garbage collection of every collector, and the threads that run the JVM's own operations. */
    COLLECTOR(
            "GC Thread|G1 |ParGC|Z(Driver|Director|Worker|Stat|Un)|RuntimeWorker|Shenandoah|VM |Reference Handl|Finalizer"),
    /** Vert.x's check for blocked threads, and this package. */
    MEASURING("ravel-(watchdog|process|probe)|vertx-blocked-t"),
    /** The lab. */
    LAB("lab-"),
    /** The rest: journal, input, files, progress, the JVM's services. */
    OTHER("");

    private final Pattern names;

    /** @param beginnings a regular expression of the names' beginnings */
    ThreadUse(String beginnings) {
        this.names = Pattern.compile(beginnings);
    }

    static ThreadUse of(String name) {
        return Arrays.stream(values())
                .filter(use -> use.names.matcher(name).lookingAt())
                .findFirst()
                .orElse(OTHER);
    }

    /** The spelling in the summary. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
