package dev.ravel;

import dev.ravel.compare.Orphans;
import dev.ravel.config.ConfigException;
import java.util.Locale;
import org.apache.commons.cli.ParseException;

/** Starts here: {@code java -jar app.jar -conf FILE}. Ends with an exit code, always. */
public final class Main {
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] words) {
        Locale.setDefault(Locale.ROOT);
        leaveFlightRecorderOut();
        Orphans.end();
        System.exit(exitCode(words));
    }

    /** Netty's events for the JDK's flight recorder load the recorder with the first buffer: 100 ms on an event loop. */
    private static void leaveFlightRecorderOut() {
        if (System.getProperty("io.netty.jfr.enabled") == null) {
            System.setProperty("io.netty.jfr.enabled", "false");
        }
    }

    private static int exitCode(String... words) {
        if (words.length == 0) {
            System.err.println(Arguments.examples());
            System.err.println("-help tells more.");
            return USAGE;
        }
        try {
            return command(Arguments.parse(words));
        } catch (ParseException e) {
            System.err.println(e.getMessage() + "; -help tells more");
            return USAGE;
        } catch (ConfigException e) {
            System.err.println(e.getMessage());
            return USAGE;
        }
    }

    private static int command(Arguments arguments) {
        if (arguments.help()) {
            System.out.print(Arguments.usage());
            return 0;
        }
        if (arguments.version()) {
            System.out.println("Ravel " + Version.text());
            return 0;
        }
        return Command.run(arguments, Console.ofProcess());
    }
}
