package dev.ravel.jvm;

import java.lang.management.ManagementFactory;
import java.util.List;

/** The options of this JVM, as far as a child of it may have them too. */
public final class Options {
    /** Whatever observes this JVM has its file or port already. */
    private static final List<String> OBSERVERS = List.of(
            "-javaagent:",
            "-agentlib:",
            "-agentpath:",
            "-Xrunjdwp",
            "-XX:StartFlightRecording",
            "-Dcom.sun.management.jmxremote",
            "-Xlog",
            "-XX:ArchiveClassesAtExit");

    /** Variables that add options, observers among them; what of it a child may have it inherits anyway. */
    static final List<String> IN_ENVIRONMENT = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private Options() {}

    public static List<String> inherited() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> OBSERVERS.stream().noneMatch(option::startsWith))
                .toList();
    }
}
