package dev.ravel.functional;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A JDK of 21 or newer, for what needs virtual threads: this one, {@code RAVEL_TEST_JAVA21}, or one beside it. */
public final class Java21 {
    private static final int WANTED = 21;

    private Java21() {}

    /** Its home; skips the test, loudly, where there is none. */
    public static Path homeOrSkip() {
        Optional<Path> home = home();
        if (home.isEmpty()) {
            System.err.println("SKIPPED: virtual threads need a JDK of 21 or newer; install one, or name it in"
                    + " RAVEL_TEST_JAVA21");
        }
        Assumptions.assumeTrue(home.isPresent(), "no JDK of 21 or newer: set RAVEL_TEST_JAVA21");
        return home.orElseThrow();
    }

    private static Optional<Path> home() {
        if (Runtime.version().feature() >= WANTED) {
            return Optional.of(Path.of(System.getProperty("java.home")));
        }
        String named = System.getenv("RAVEL_TEST_JAVA21");
        return named != null ? Optional.of(Path.of(named)) : beside(Path.of("/usr/lib/jvm"));
    }

    private static Optional<Path> beside(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(folder)) {
            return homes.filter(home -> version(home) >= WANTED).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The feature version that a JDK's file {@code release} tells, 0 where it tells none. */
    private static int version(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("[^0-9.]", "").replaceAll("\\..*", ""))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
