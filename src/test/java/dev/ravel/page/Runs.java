package dev.ravel.page;

import static dev.ravel.timeline.RunFiles.attempt;

import dev.ravel.timeline.RunFiles;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;

/** Runs as they lie in their directories, made by hand. */
public final class Runs {
    public static final String CULPRIT = "dev.ravel.compute.Block.spin(Block.java:14)";

    private Runs() {}

    /** Three fetches on a loop, two of them side by side and one tried again, and a block on another loop. */
    public static RunFiles small(Path folder) throws IOException {
        return new RunFiles(folder)
                .start(0)
                .task(
                        0,
                        "done",
                        "'url':'http://h/0','attempts':1," + attempt("loop-0", 10, "'connect':2,'firstByte':198"))
                .task(
                        1,
                        "done",
                        "'url':'http://h/1','attempts':2,'tried':[{'cause':'reset',"
                                + attempt("loop-0", 20, "'firstByte':50") + "}],"
                                + attempt("loop-0", 90, "'politeness':15,'firstByte':100,'body':60"))
                .task(
                        2,
                        "failed",
                        "'url':'http://h/2','cause':'timeout','detail':'no answer','attempts':1,"
                                + attempt("loop-0", 220, "'firstByte':80"))
                .task(3, "done", "'block':'180 ms','attempts':1," + attempt("loop-1", 30, "'compute':180"))
                .stall("loop-1", 30, 180, "'kind':'task','ordinal':3,'culprit':'" + CULPRIT + "'")
                .stall("loop-0", -40, 60, "'kind':'startup'")
                .lag("loop-0", 0, 50, 1.5)
                .lag("loop-1", 50, 50, 160);
    }

    /** So many fetches on two loops, of which one in {@code failing} fails, and so many blocks. */
    public static RunFiles large(Path folder, int tasks, int failing, int stalls) throws IOException {
        RunFiles files = new RunFiles(folder).start(0);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < tasks; i++) {
            String fields = i % failing == 0 ? "'outcome':'failed','cause':'timeout'" : "'outcome':'done'";
            lines.append("{'outcome':{'ordinal':")
                    .append(i)
                    .append(",'url':'http://h/")
                    .append(i);
            lines.append("',").append(fields).append(',');
            lines.append(attempt("loop-" + i % 2, i * 0.3, "'firstByte':15,'body':5"))
                    .append("}}\n");
        }
        files.journal(lines.toString());
        for (int i = 0; i < stalls; i++) {
            files.stall("loop-0", i * 100.0, 20 + i, "'kind':'task','culprit':'" + CULPRIT + "'");
        }
        return files;
    }

    /** A comparison's figures: a job under these models, each so many ms long, the first of them one at a time. */
    public static JsonObject comparison(String job, JsonArray models) {
        return new JsonObject()
                .put("name", "compare")
                .put("version", "0.1.0")
                .put("repeats", 5)
                .put("finished", 10)
                .put("planned", 10)
                .put("notes", new JsonArray().add("virtual threads: left out: needs Java 21 or newer"))
                .put(
                        "jobs",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("name", job)
                                        .put("verdict", verdict())
                                        .put("conf", new JsonObject().put("password", "***"))
                                        .put("models", models)));
    }

    private static JsonObject verdict() {
        return new JsonObject()
                .put("kind", "I/O-bound")
                .put("best", "one event loop")
                .put("text", new JsonArray().add("It waits.").add("Any model that waits for many at once is faster."))
                .put("conf", "\"deployment\": { \"model\": \"eventLoop\" }");
    }

    public static JsonObject model(String name, double ms, double speedup) {
        return new JsonObject()
                .put("name", name)
                .put("runs", 5)
                .put(
                        "wallMs",
                        new JsonObject().put("median", ms).put("min", ms - 5).put("max", ms + 5))
                .put("leastMs", 200)
                .put("speedup", speedup)
                .put("tasks", new JsonObject().put("total", 4).put("failed", 1))
                .put("problems", new JsonArray());
    }
}
