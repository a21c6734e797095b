package dev.ravel.source;

import dev.ravel.config.EnvText;
import dev.ravel.config.LabVariables;
import dev.ravel.url.InvalidUrlException;
import dev.ravel.url.Url;
import dev.ravel.work.Cause;
import dev.ravel.work.Outcome.Failed;
import dev.ravel.work.Target;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes entries of URLs: gives each its file name, and ends those whose URL cannot be asked for or whose name an earlier
 * task has. Names are claimed in the order of the ordinals, so that the same task wins in every run.
 */
final class FetchEntries {
    private final Map<String, String> site;
    private final Optional<NameTemplate> names;
    private final Set<String> claimed = new HashSet<>();

    /**
     * @param site the lab's variables, such as {@code lab} and its base URL
     * @param names how files are named; empty where bodies are not kept
     */
    FetchEntries(Map<String, String> site, Optional<NameTemplate> names) {
        this.site = site;
        this.names = names;
    }

    /** Whether bodies are not kept, so that entries do not depend on each other. */
    boolean nameless() {
        return names.isEmpty();
    }

    /** An entry for a line of an input file; it may begin with a variable of the lab. */
    Entry line(long ordinal, String line) {
        String url = LabVariables.putIn(line, site);
        return entry(ordinal, EnvText.plain(url), Map.of());
    }

    /** An entry for a line of an input file that is not UTF-8: which URL was meant cannot be known. */
    Entry undecodable(long ordinal, String line) {
        Task task = Task.first(ordinal, new Work.Unusable(EnvText.plain(line).shown()));
        return ended(task, Cause.URL, "not UTF-8");
    }

    /**
     * An entry for a URL.
     *
     * @param values the values of the template's variables, for the file name
     */
    Entry entry(long ordinal, EnvText text, Map<String, EnvText> values) {
        try {
            Url url = Url.parse(text.resolved());
            String file =
                    names.map(template -> template.name(ordinal, url, values)).orElse("");
            Task task = Task.first(ordinal, Work.Fetch.of(text.shown(), url, Target.of(file)));
            return file.isEmpty() || claimed.add(file)
                    ? new Entry.Ready(task)
                    : ended(task, Cause.NAME_TAKEN, "another task of this job has the file name " + file);
        } catch (InvalidUrlException e) {
            return ended(Task.first(ordinal, new Work.Unusable(text.shown())), Cause.URL, e.getMessage());
        }
    }

    private static Entry ended(Task task, Cause cause, String detail) {
        String text = task.work().label() + ": " + cause.label() + ": " + detail;
        return new Entry.Ended(new Failed(task, cause, text, Optional.empty()));
    }
}
