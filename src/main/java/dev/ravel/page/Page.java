package dev.ravel.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ravel.timeline.Recording;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code report.html}: one file that needs no network and runs no script but its own. Its size and the memory that it takes
 * to make are bounded, however many tasks a run had: where they are too many to draw each, columns of time stand for them.
 */
public final class Page {
    private static final int MOST_BARS_OF_A_RUN = 4_000;
    private static final int MOST_BARS = 12_000;
    private static final int MOST_BARS_OF_MANY = 3_000;

    private Page() {}

    /** What of a page depends on what is shown. */
    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    /**
     * Writes the page of one run.
     *
     * @param file is written over
     */
    public static void ofRun(Recording recording, Path file) throws IOException {
        Shown shown = new Shown(recording.directory().job(), "", recording);
        write(file, json -> {
            json.writeStringField(
                    "version",
                    recording.starts().get(recording.starts().size() - 1).version());
            EmbeddedJson.write(json, "summary", recording.summary());
            EmbeddedJson.write(json, "conf", recording.conf());
            timelines(json, List.of(shown), MOST_BARS_OF_A_RUN);
        });
    }

    /**
     * Writes the page of a comparison.
     *
     * @param compareJson the comparison's figures; a run of it is found by the names of its job and its model there
     * @param shown in the order in which they are to stand
     * @param file is written over
     */
    public static void ofComparison(String compareJson, List<Shown> shown, Path file) throws IOException {
        int bars = Math.min(MOST_BARS_OF_MANY, MOST_BARS / Math.max(1, shown.size()));
        write(file, json -> {
            EmbeddedJson.write(json, "comparison", compareJson);
            timelines(json, shown, bars);
        });
    }

    private static void timelines(JsonGenerator json, List<Shown> shown, int mostBars) throws IOException {
        json.writeArrayFieldStart("timelines");
        for (Shown run : shown) {
            new TimelineJson(json).write(run, Timeline.of(run.recording(), mostBars));
        }
        json.writeEndArray();
    }

    private static void write(Path file, Content content) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            Template.page().fill(out, () -> {
                try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
                    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                    json.setCharacterEscapes(new IslandEscapes());
                    json.writeStartObject();
                    content.write(json);
                    json.writeEndObject();
                }
            });
        }
    }
}
