package dev.ravel.jvm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The class-data archive beside a jar: its classes as a JVM has them once they are loaded and checked, so that later JVMs
 * need not do that again. It serves the JVM and the jar by which it was made; with others, a JVM does without it.
 *
 * @param jar of this build
 */
public record Archive(Path jar) {
    private static final String JAR = ".jar";
    private static final String USE = "-XX:SharedArchiveFile=";
    private static final String MAKE = "-XX:ArchiveClassesAtExit=";
    /** One that does not fit is no reason to say anything, least of all on standard output. */
    private static final String QUIET = "-Xlog:cds*=off";

    /** Options by which somebody has decided already. */
    private static final List<String> DECIDED = List.of(MAKE, "-Xshare:", "-XX:AOT");

    private static final long LIMIT_SECONDS = 120;

    /** The archive of the jar from which this JVM runs; empty where it runs from classes. */
    public static Optional<Archive> here() {
        String path = System.getProperty("java.class.path");
        boolean one = path.endsWith(JAR) && !path.contains(File.pathSeparator);
        return one ? Optional.of(new Archive(Path.of(path))) : Optional.empty();
    }

    /** Where it is, or will be. */
    public Path file() {
        String name = jar.getFileName().toString();
        return jar.resolveSibling(name.substring(0, name.length() - JAR.length()) + ".jsa");
    }

    /** The options by which a child uses it, beside those that it is given; what these say of archives holds. */
    List<String> options(List<String> given) {
        if (given.stream().anyMatch(option -> option.startsWith(USE))) {
            return List.of(QUIET);
        }
        boolean decided = given.stream().anyMatch(option -> DECIDED.stream().anyMatch(option::startsWith));
        return decided || !Files.isRegularFile(file()) ? List.of() : List.of(USE + file(), QUIET);
    }

    /**
     * Makes it, or makes it anew, of what a program loads from its start to its end. Waits for that two minutes at most.
     *
     * @param folder where the program runs
     * @throws IOException where it fails, or the JVM makes no archives: one line says why
     */
    public void make(Path folder, Class<?> main, String... arguments) throws IOException, InterruptedException {
        if (!Files.isWritable(jar.toAbsolutePath().getParent())) {
            throw new IOException(file() + " cannot be written");
        }
        Path made = folder.resolve("made.jsa").toAbsolutePath();
        Path said = folder.resolve("said.txt");
        List<String> command = new ArrayList<>(List.of(ChildJvm.java(), MAKE + made, "-cp"));
        command.add(jar.toAbsolutePath().toString());
        command.add(main.getName());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("not made within " + LIMIT_SECONDS + " s");
        }
        if (process.exitValue() != 0 || !Files.isRegularFile(made)) {
            List<String> lines = Files.readAllLines(said);
            throw new IOException("this JVM made none: " + (lines.isEmpty() ? "" : lines.get(lines.size() - 1)));
        }
        Files.copy(made, besides(), StandardCopyOption.REPLACE_EXISTING);
        Files.move(besides(), file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** On the file system of the jar, so that it takes its place at once. */
    private Path besides() {
        return file().resolveSibling(file().getFileName() + ".part");
    }
}
