package dev.ravel.functional;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Runs the program as a user does: in a process of its own, in a folder of its own. */
final class Ravel {
    private static final long SECONDS = 180;

    /** A process that lives for a second or two spends half of it on code and heaps for a long life. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Path folder;
    private final List<String> java = new ArrayList<>();

    /** How a command ended. */
    record Ended(int code, String out, String err) {
        JsonObject summary() {
            return new JsonObject(out);
        }

        List<String> errors() {
            return err.lines().toList();
        }
    }

    /** A command that goes on. */
    record Running(Process process, Path out, Path err) {
        Ended end() throws IOException, InterruptedException {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not end within " + SECONDS + " s: " + Files.readString(err));
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        }

        /** As Ctrl-C does, or {@code kill}. */
        void signal(String name) throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
    }

    Ravel(Path folder) {
        this(folder, Path.of(System.getProperty("java.home")));
    }

    Ravel(Path folder, Path javaHome) {
        this.folder = folder;
        java.add(javaHome.resolve("bin/java").toString());
        // The jar's manifest says this; here the program runs from its classes.
        java.add("--enable-native-access=ALL-UNNAMED");
        java.addAll(SHORT_LIVED);
    }

    /** As a user's JVM is: where a test measures, or gives little memory. */
    Ravel asShipped() {
        java.removeAll(SHORT_LIVED);
        return this;
    }

    /** With an option for the JVM. */
    Ravel jvm(String option) {
        java.add(option);
        return this;
    }

    /** As the command of another command. */
    Ravel under(String... command) {
        java.addAll(0, List.of(command));
        return this;
    }

    /** Hears signals also where the tests' own process was started to ignore them, as background jobs of a shell are. */
    Ravel hearingSignals() throws IOException, InterruptedException {
        List<String> defaults = List.of("env", "--default-signal=INT,TERM");
        List<String> probe = new ArrayList<>(defaults);
        probe.add("true");
        boolean able = new ProcessBuilder(probe).start().waitFor() == 0;
        if (!able) {
            System.err.println("SKIPPED: tests of signals need GNU coreutils' env (8.31 or newer)");
        }
        Assumptions.assumeTrue(able, "env --default-signal is not there: install GNU coreutils 8.31 or newer");
        java.addAll(0, defaults);
        return this;
    }

    Running start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.ravel.Main"));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        return new Running(process, out, err);
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        return start(arguments).end();
    }

    /** The outcomes of the only run in the folder, by ordinal. */
    static List<JsonObject> outcomes(Path runs) throws IOException {
        try (Stream<Path> found = Files.list(runs)) {
            Path journal = found.findFirst().orElseThrow().resolve("outcomes.jsonl");
            return Files.readAllLines(journal, StandardCharsets.UTF_8).stream()
                    .map(JsonObject::new)
                    .filter(line -> line.containsKey("outcome"))
                    .map(line -> line.getJsonObject("outcome"))
                    .sorted((a, b) -> Long.compare(a.getLong("ordinal"), b.getLong("ordinal")))
                    .toList();
        }
    }
}
