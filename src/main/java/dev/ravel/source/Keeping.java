package dev.ravel.source;

import dev.ravel.config.OutputConfig;
import dev.ravel.config.OutputConfig.IfExists;
import java.util.function.Predicate;

/**
 * How bodies are kept as files.
 *
 * @param names how files are named
 * @param byServer whether that is only the name of a part, and the server's the file's
 * @param ifExists what becomes of a file that is older than the run
 * @param older whether there is such a file of this name; asked by the reader of a source
 */
record Keeping(NameTemplate names, boolean byServer, IfExists ifExists, Predicate<String> older) {
    static Keeping of(OutputConfig output, Predicate<String> older) {
        return new Keeping(NameTemplate.of(output), output.namedByServer(), output.ifExists(), older);
    }
}
