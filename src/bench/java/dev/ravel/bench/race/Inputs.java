package dev.ravel.bench.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The URLs of a run in the forms that clients take: words, a list, and a list with names. */
final class Inputs {
    private Inputs() {}

    /** Writes the lists; {@code out} is an empty folder for what the client stores. */
    static Map<String, List<String>> of(List<String> urls, Path folder) throws IOException {
        Path list = Files.write(folder.resolve("urls"), urls);
        Path named = Files.write(folder.resolve("named-urls"), named(urls));
        Path out = Files.createDirectory(folder.resolve("out"));
        return Map.of(
                "url", List.of(urls.get(0)),
                "eachUrl", urls,
                "urls", List.of(list.toString()),
                "namedUrls", List.of(named.toString()),
                "out", List.of(out.toString()),
                "tmp", List.of(folder.toString()));
    }

    /** As aria2c reads it: each URL, and the name of its file in a line below. */
    private static List<String> named(List<String> urls) {
        List<String> lines = new ArrayList<>();
        for (int url = 0; url < urls.size(); url++) {
            lines.add(urls.get(url));
            lines.add("  out=" + url);
        }
        return lines;
    }
}
