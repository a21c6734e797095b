package dev.ravel.source;

import dev.ravel.config.EnvText;
import dev.ravel.config.OutputConfig;
import dev.ravel.config.OutputConfig.IfExists;
import dev.ravel.url.Url;
import dev.ravel.work.Target;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * How bodies are kept as files.
 *
 * @param names how files are named
 * @param byServer whether that is only the name of a part, and the server's the file's
 * @param ifExists what becomes of a file that is older than the run
 * @param older whether there is such a file of this name and, where one is given, of this hash; asked by the reader
 */
record Keeping(NameTemplate names, boolean byServer, IfExists ifExists, BiPredicate<String, Optional<String>> older) {
    static Keeping of(OutputConfig output, BiPredicate<String, Optional<String>> older) {
        return new Keeping(NameTemplate.of(output), output.namedByServer(), output.ifExists(), older);
    }

    /** What becomes of the body of a task. */
    Target target(long ordinal, Url url, Map<String, EnvText> values) {
        return new Target(names.name(ordinal, url, values), Optional.empty(), names.positional(url));
    }

    /** Whether the file that is there may not be: nobody knows yet what a server calls it. */
    boolean refuses(Target target) {
        return !byServer && ifExists == IfExists.FAIL && older.test(target.file(), Optional.empty());
    }

    /** Whether the file that is there is the task's already: it is the right one by its hash, or not to be asked for. */
    boolean leaves(Target target) {
        boolean asks = ifExists == IfExists.SKIP || target.sha256().isPresent();
        return !byServer && asks && older.test(target.file(), target.sha256());
    }
}
