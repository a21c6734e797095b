package dev.ravel.source;

import dev.ravel.config.LabVariables;
import dev.ravel.config.RavelConfig;
import dev.ravel.config.json.Conf;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Opens the sources of confs that are written with single quotes, and reads them to their ends. */
final class Jobs {
    static final Map<String, String> ENVIRONMENT = Map.of("TOKEN", "s3cret");
    static final Map<String, String> LAB = LabVariables.of(
            List.of("http://127.0.0.1:1001", "http://127.0.0.1:1002"),
            List.of("https://127.0.0.1:2001", "https://127.0.0.1:2002"));

    /** Files that are there before the run. */
    static final Set<String> OLD_FILES = Set.of("old.html");

    /** The hash of the old files. */
    static final String RIGHT = "a".repeat(64);

    private Jobs() {}

    static Map<Kind, Source> open(String conf) throws IOException {
        return open(conf, InputStream.nullInputStream());
    }

    static Map<Kind, Source> open(String conf, InputStream standardInput) throws IOException {
        RavelConfig config = Conf.load(conf.replace('\'', '"'), InputStream.nullInputStream())
                .read(ENVIRONMENT);
        return new Sources(LAB, standardInput)
                .beside((name, sha256) -> sha256.map(RIGHT::equals).orElse(true) && OLD_FILES.contains(name))
                .open(config.job(), config.output());
    }

    /** The fetches of a job with these keys of {@code job.fetch}. */
    static Source fetches(String keys) throws IOException {
        return open("{'job': {'fetch': {" + keys + "}}, 'lab': {'hosts': 2}}").get(Kind.FETCH);
    }

    /** The same, with their bodies stored. */
    static Source stored(String keys, String output) throws IOException {
        return open("{'job': {'fetch': {" + keys + "}}, 'output': {'files': 'pages'" + output + "}}")
                .get(Kind.FETCH);
    }

    static List<Entry> all(Source source) throws IOException {
        List<Entry> all = new ArrayList<>();
        for (List<Entry> batch = source.read(2); !batch.isEmpty(); batch = source.read(2)) {
            all.addAll(batch);
        }
        return all;
    }

    static List<Task> tasks(Source source) throws IOException {
        return all(source).stream().map(Entry::task).toList();
    }

    static List<String> urls(Source source) throws IOException {
        return tasks(source).stream()
                .map(task -> fetch(task).asked().toString())
                .toList();
    }

    static List<String> files(Source source) throws IOException {
        return tasks(source).stream().map(task -> fetch(task).file()).toList();
    }

    static Work.Fetch fetch(Task task) {
        return (Work.Fetch) task.work();
    }

    static Outcome.Failed failure(Entry entry) {
        return (Outcome.Failed) ((Entry.Ended) entry).outcome();
    }
}
