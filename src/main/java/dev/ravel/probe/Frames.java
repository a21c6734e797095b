package dev.ravel.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a stack says: whether classes are being loaded, whether the work is running, which line is to blame. The names are
 * those of OpenJDK 17 to 25; a stack of another kind says nothing.
 */
final class Frames {
    private static final int SHOWN = 12;
    private static final String WORK = "dev.ravel.compute.";
    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    /** Classes that are on a stack only while classes are loaded, linked or searched for. */
    private static final List<String> LOADERS = List.of(
            "java.lang.ClassLoader",
            "java.net.URLClassLoader",
            "java.security.SecureClassLoader",
            "jdk.internal.loader.",
            "java.util.ServiceLoader",
            "java.lang.invoke.MethodHandleNatives",
            "java.lang.invoke.LambdaMetafactory",
            "java.lang.invoke.InnerClassLambdaMetafactory",
            "java.lang.invoke.StringConcatFactory",
            "java.lang.invoke.BootstrapMethodInvoker",
            "java.lang.runtime.ObjectMethods");

    private static final Set<String> LOADING = Set.of(
            "<clinit>",
            "loadClass",
            "defineClass",
            "ensureClassInitialized",
            "ensureClassInitialized0",
            "loadLibrary",
            "loadLibrary0");

    private Frames() {}

    /** Whether a class is being loaded, linked or initialised, or a native library loaded. */
    static boolean loading(StackTraceElement... stack) {
        return Arrays.stream(stack).anyMatch(Frames::loads);
    }

    /** Whether a frame of the work is there. */
    static boolean work(StackTraceElement... stack) {
        return Arrays.stream(stack).anyMatch(frame -> frame.getClassName().startsWith(WORK));
    }

    /** The topmost frame that is not the JDK's, or else the topmost; empty for an empty stack. */
    static String culprit(StackTraceElement... stack) {
        Stream<StackTraceElement> own = Arrays.stream(stack).filter(frame -> !startsWith(JDK, frame.getClassName()));
        return Stream.concat(own, Arrays.stream(stack))
                .findFirst()
                .map(Frames::shown)
                .orElse("");
    }

    /** The topmost frames, as text. */
    static List<String> top(StackTraceElement... stack) {
        return Arrays.stream(stack).limit(SHOWN).map(Frames::shown).toList();
    }

    private static boolean loads(StackTraceElement frame) {
        String name = frame.getClassName();
        boolean reflective =
                name.equals("java.lang.Class") && frame.getMethodName().startsWith("forName");
        return reflective || LOADING.contains(frame.getMethodName()) || startsWith(LOADERS, name);
    }

    private static boolean startsWith(List<String> prefixes, String name) {
        return prefixes.stream().anyMatch(name::startsWith);
    }

    /** Without module and version, which {@link StackTraceElement#toString} would add to the JDK's frames. */
    private static String shown(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName() + "(" + place(frame) + ")";
    }

    private static String place(StackTraceElement frame) {
        if (frame.isNativeMethod()) {
            return "native";
        }
        String file = frame.getFileName() == null ? "?" : frame.getFileName();
        return frame.getLineNumber() < 0 ? file : file + ":" + frame.getLineNumber();
    }
}
