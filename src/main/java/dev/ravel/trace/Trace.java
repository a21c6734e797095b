package dev.ravel.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs in the trace event format (Google's "Trace Event Format", JSON object form): a process a run, a thread a lane. All
 * runs begin at the same moment of the trace.
 *
 * <p>Reads every journal twice and holds 24 bytes for each attempt that it shows in detail.
 */
public final class Trace {
    private Trace() {}

    /** Writes the file. Takes seconds for hundreds of thousands of tasks: not for an event loop. */
    public static void write(List<TracedRun> runs, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                JsonGenerator json = new JsonFactory().createGenerator(out)) {
            write(tracks(runs), json);
        }
    }

    private static List<Tracks> tracks(List<TracedRun> runs) throws IOException {
        long lead = 0;
        for (TracedRun run : runs) {
            lead = Math.max(lead, lead(run));
        }
        Thinning thinning = Thinning.of(runs);
        List<Tracks> tracks = new ArrayList<>();
        for (TracedRun run : runs) {
            tracks.add(Tracks.of(run, lead, thinning));
        }
        return tracks;
    }

    /** How long before the run's beginning something was seen of its loops, in milliseconds. */
    private static long lead(TracedRun run) throws IOException {
        Instant begin = run.recording().begin();
        AtomicReference<Instant> earliest = new AtomicReference<>(begin);
        run.recording().stalls(stall -> earliest.accumulateAndGet(stall.startedAt(), Trace::earlier));
        run.recording().lags(lag -> earliest.accumulateAndGet(lag.startedAt(), Trace::earlier));
        long millis = Duration.between(earliest.get(), begin).toMillis();
        return earliest.get().equals(begin) ? 0 : millis + 1;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static void write(List<Tracks> runs, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("displayTimeUnit", "ms");
        Contents.write(runs, json);
        json.writeArrayFieldStart("traceEvents");
        json.writeRaw('\n');
        Numbers numbers = new Numbers(runs.size());
        for (int i = 0; i < runs.size(); i++) {
            new RunEvents(runs.get(i), i + 1, new Event(json), numbers).write();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
