package dev.ravel.bench;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.ParseException;

/** The benchmark's main class. */
public final class Bench {
    private static final String HELP =
            """
            Usage: java -jar target/bench.jar COMMAND ...   (beside app.jar, in the project's folder)

              race [WORKLOAD]...   Ravel and other programs at the same work, in turn; -h lists options and workloads
              grow                 what a task costs as jobs and concurrency grow: a CSV and a plot; -h lists options
              jmh [ARGUMENT]...    the micro-benchmarks, with JMH's own arguments: -l lists them, -h explains

            Examples:
              java -jar target/bench.jar race pages2000 -rounds 5 -cores 1 -origin-cores 0
              java -jar target/bench.jar race sum -only ravel,c-O2
              java -jar target/bench.jar race throughput -peer "mine=./fetch {urls} -c {inFlight}"
              java -jar target/bench.jar grow -svg growth.svg -csv growth.csv
              java -jar target/bench.jar jmh SumKernels -f 1
            """;

    private Bench() {}

    public static void main(String[] args) throws Exception {
        // Without this the JDK starts each child by way of a program of its own, which would be measured too.
        System.setProperty("jdk.lang.Process.launchMechanism", "VFORK");
        // Whatever ends this, nothing that it started goes on.
        Runtime.getRuntime().addShutdownHook(new Thread(Bench::endAll, "end-all"));
        System.exit(run(List.of(args)));
    }

    private static void endAll() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
    }

    @SuppressWarnings("SystemOut")
    private static int run(List<String> args) throws Exception {
        String command = args.isEmpty() ? "help" : args.get(0);
        List<String> rest = args.subList(Math.min(1, args.size()), args.size());
        try {
            switch (command) {
                case "race" -> new RaceCommand(rest, System.out).execute();
                case "grow" -> new GrowCommand(rest, System.out).execute();
                case "jmh" -> org.openjdk.jmh.Main.main(rest.toArray(String[]::new));
                default -> System.out.print(HELP);
            }
            return 0;
        } catch (ParseException | IllegalArgumentException e) {
            System.err.println("- " + e.getMessage());
            return 2;
        } catch (IOException e) {
            System.err.println("- " + e);
            return 3;
        }
    }
}
