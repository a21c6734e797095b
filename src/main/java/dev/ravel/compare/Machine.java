package dev.ravel.compare;

import dev.ravel.report.Figures;
import java.lang.management.ManagementFactory;

/** Where a comparison was made. */
record Machine(int cores, long memoryBytes, String java, String os) {
    /** This one, as the JVM sees it. */
    static Machine here() {
        long memory =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean bean
                        ? bean.getTotalMemorySize()
                        : 0;
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                memory,
                System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
    }

    String text() {
        String memory = memoryBytes == 0 ? "" : Figures.bytes((double) memoryBytes) + ", ";
        return cores + (cores == 1 ? " core, " : " cores, ") + memory + "Java " + java + ", " + os;
    }
}
