package dev.ravel.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** What the trace shows and what it leaves out: its {@code otherData}. */
final class Contents {
    private Contents() {}

    static void write(List<Tracks> runs, JsonGenerator json) throws IOException {
        long every =
                runs.stream().mapToLong(run -> run.thinning().every()).max().orElse(1);
        json.writeObjectFieldStart("otherData");
        long everyFailure = runs.stream()
                .mapToLong(run -> run.thinning().everyFailure())
                .max()
                .orElse(1);
        json.writeStringField("requests", every == 1 ? "all" : thinned(every, everyFailure));
        json.writeNumberField("everyOrdinal", every);
        json.writeNumberField("everyFailedOrdinal", everyFailure);
        json.writeArrayFieldStart("runs");
        for (int i = 0; i < runs.size(); i++) {
            run(runs.get(i), i + 1, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String thinned(long every, long everyFailure) {
        String failures = everyFailure == 1 ? "all failures" : "of failures the first of " + everyFailure;
        return "of " + every + " successive ordinals the first, and " + failures + "; counters count all";
    }

    private static void run(Tracks tracks, int pid, JsonGenerator json) throws IOException {
        long ended = tracks.run().recording().ended();
        json.writeStartObject();
        json.writeNumberField("pid", pid);
        json.writeStringField("name", tracks.run().name());
        json.writeStringField("zero", tracks.axis().zero().toString());
        json.writeNumberField("tasks", ended);
        json.writeNumberField("requests", tracks.requests());
        json.writeNumberField("shown", tracks.shown());
        json.writeNumberField("endedWithoutAttempt", ended - tracks.requests());
        json.writeEndObject();
    }
}
