package dev.ravel.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.ravel.queue.Broker.DeadTask;
import dev.ravel.queue.Progress;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** What a broker has, for programs. */
public final class QueueJson {
    private QueueJson() {}

    /** How its jobs stand, by name. */
    public static String of(Map<String, Progress> jobs) {
        return written(json -> {
            json.writeObjectFieldStart("jobs");
            for (Map.Entry<String, Progress> job : jobs.entrySet()) {
                json.writeObjectFieldStart(job.getKey());
                write(json, job.getValue());
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Progress progress) throws IOException {
        json.writeNumberField("submitted", progress.submitted());
        json.writeBooleanField("complete", progress.complete());
        json.writeNumberField("waiting", progress.waiting());
        json.writeNumberField("inFlight", progress.inFlight());
        json.writeNumberField("done", progress.done());
        json.writeNumberField("failed", progress.failed());
        json.writeNumberField("skipped", progress.skipped());
        json.writeNumberField("expired", progress.expired());
        json.writeNumberField("dead", progress.dead());
        json.writeNumberField("uncollected", progress.uncollected());
    }

    /** Its dead tasks. */
    public static String of(List<DeadTask> dead) {
        return written(json -> {
            json.writeArrayFieldStart("dead");
            for (DeadTask task : dead) {
                json.writeStartObject();
                json.writeStringField("job", task.job());
                json.writeNumberField("ordinal", task.ordinal());
                json.writeStringField("label", task.label());
                json.writeStringField("reason", task.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** How many tasks were put back. */
    public static String requeued(int tasks) {
        return written(json -> json.writeNumberField("requeued", tasks));
    }

    private interface Writing {
        void write(JsonGenerator json) throws IOException;
    }

    private static String written(Writing keys) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            keys.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }
}
