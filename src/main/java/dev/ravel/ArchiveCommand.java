package dev.ravel;

import dev.ravel.config.ConfigException;
import dev.ravel.deploy.RunException;
import dev.ravel.jvm.Archive;
import dev.ravel.report.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Makes the archive with which this build starts sooner, of a small job of all kinds on the built-in site: {@code -archive}. */
final class ArchiveCommand implements Command {
    private static final String JOB =
            """
            {"job": {"fetch": {"url": "{+lab}/leaderboards/tier?page={page}",
                               "each": {"page": {"from": 1, "to": 200}}},
                     "sum": {"from": 0, "to": 1000000, "chunks": 4}},
             "deployment": {"model": "eventLoop", "inFlight": 16},
             "lab": {}}
            """;

    private final Arguments arguments;
    private final Console console;

    ArchiveCommand(Arguments arguments, Console console) {
        this.arguments = arguments;
        this.console = console;
    }

    @Override
    public int execute() throws RunException {
        Archive archive = Archive.here()
                .orElseThrow(() -> new ConfigException("-archive: this Ravel does not run from its jar alone"));
        try {
            Path folder = Files.createTempDirectory("ravel-archive");
            try {
                archive.make(folder, Main.class, "-conf", JOB, "-set", "run.name=archive");
            } finally {
                delete(folder);
            }
            if (!arguments.quiet()) {
                tell(archive);
            }
            return 0;
        } catch (IOException e) {
            throw new RunException("-archive: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("-archive: interrupted");
        }
    }

    private void tell(Archive archive) throws IOException {
        String size = Figures.bytes((double) Files.size(archive.file()));
        console.out().println(archive.file() + ": " + size + ", for this JVM and this jar");
        console.out().println("java -XX:SharedArchiveFile=" + archive.file() + " -jar " + archive.jar() + " ...");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
