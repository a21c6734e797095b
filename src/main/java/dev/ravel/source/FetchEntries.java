package dev.ravel.source;

import dev.ravel.config.EnvText;
import dev.ravel.config.LabVariables;
import dev.ravel.url.InvalidUrlException;
import dev.ravel.url.Url;
import dev.ravel.work.Cause;
import dev.ravel.work.FileNames;
import dev.ravel.work.Outcome.Failed;
import dev.ravel.work.Outcome.Skipped;
import dev.ravel.work.Target;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.util.Map;
import java.util.Optional;

/**
 * Makes entries of URLs: gives each its file name, and ends those whose URL cannot be asked for, whose name an earlier task
 * has, or whose file is there already. Names are claimed in the order of the ordinals, so that the same task wins in every
 * run.
 */
final class FetchEntries {
    private final Map<String, String> site;
    private final Optional<Keeping> keeping;
    private final Claims claims = new Claims();

    /**
     * @param site the lab's variables, such as {@code lab} and its base URL
     * @param keeping how bodies are kept; empty where they are not
     */
    FetchEntries(Map<String, String> site, Optional<Keeping> keeping) {
        this.site = site;
        this.keeping = keeping;
    }

    /** Whether bodies are not kept, so that entries do not depend on each other. */
    boolean nameless() {
        return keeping.isEmpty();
    }

    /** An entry for a line of an input file; its URL may begin with a variable of the lab. */
    Entry line(long ordinal, String line) {
        try {
            InputLine input = InputLine.parse(line);
            Url url = Url.parse(LabVariables.putIn(input.url(), site));
            String shown = EnvText.plain(LabVariables.putIn(input.url(), site)).shown();
            if (input.sha256().isPresent() && nameless()) {
                return unusable(ordinal, input.url(), "sha256 is checked where bodies are stored: set output.files");
            }
            Target target =
                    keeping.map(kept -> target(kept, ordinal, url, input)).orElse(Target.NONE);
            return entry(ordinal, shown, url, target);
        } catch (InputLine.Malformed e) {
            return unusable(ordinal, line, e.getMessage());
        } catch (InvalidUrlException e) {
            return unusable(ordinal, line, e.getMessage());
        }
    }

    private static Target target(Keeping kept, long ordinal, Url url, InputLine input) {
        if (input.file().isPresent()) {
            return new Target(FileNames.safe(input.file().get()), input.sha256(), false);
        }
        Target named = kept.target(ordinal, url, Map.of());
        return new Target(named.file(), input.sha256(), named.positional());
    }

    /** An entry for a line of an input file that is not UTF-8: which URL was meant cannot be known. */
    Entry undecodable(long ordinal, String line) {
        return unusable(ordinal, line, "not UTF-8");
    }

    /**
     * An entry for a URL.
     *
     * @param values the values of the template's variables, for the file name
     */
    Entry entry(long ordinal, EnvText text, Map<String, EnvText> values) {
        try {
            Url url = Url.parse(text.resolved());
            Target target =
                    keeping.map(kept -> kept.target(ordinal, url, values)).orElse(Target.NONE);
            return entry(ordinal, text.shown(), url, target);
        } catch (InvalidUrlException e) {
            return unusable(ordinal, text.shown(), e.getMessage());
        }
    }

    private Entry entry(long ordinal, String shown, Url url, Target target) {
        Task task = Task.first(ordinal, Work.Fetch.of(shown, url, target));
        return keeping.isEmpty() ? new Entry.Ready(task) : kept(task, target, keeping.get());
    }

    private Entry kept(Task task, Target target, Keeping kept) {
        if (!claims.claim(target.file())) {
            return failed(task, Cause.NAME_TAKEN, "another task of this job has the file name " + target.file());
        }
        if (kept.refuses(target)) {
            return failed(task, Cause.FILE, target.file() + ": exists already");
        }
        return kept.leaves(target)
                ? new Entry.Ended(new Skipped(task, "exists", Optional.empty()))
                : new Entry.Ready(task);
    }

    private static Entry unusable(long ordinal, String text, String rule) {
        Task task = Task.first(ordinal, new Work.Unusable(EnvText.plain(text).shown()));
        return failed(task, Cause.URL, rule);
    }

    private static Entry failed(Task task, Cause cause, String detail) {
        String text = task.work().label() + ": " + cause.label() + ": " + detail;
        return new Entry.Ended(new Failed(task, cause, text, Optional.empty()));
    }
}
