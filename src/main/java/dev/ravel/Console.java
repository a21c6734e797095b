package dev.ravel;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/** Where a command reads and prints. */
record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal, Map<String, String> environment) {
    static Console ofProcess() {
        return new Console(System.in, System.out, System.err, onTerminal(), System.getenv());
    }

    /** From Java 22 on there is a console also where nobody sits at it; before, there is none then. */
    @SuppressWarnings("SystemConsoleNull") // null means no terminal before Java 22; isTerminal tells from there on
    private static boolean onTerminal() {
        if (System.console() == null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(System.console());
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
