package dev.ravel.probe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ravel.probe.LagBuckets.Bucket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * Spells the lines of {@code probe.jsonl}: one JSON object each, typed by its only key. Times are rounded down to
 * microseconds; lengths are milliseconds with three decimals.
 */
final class ProbeLines {
    private static final JsonFactory JSON = new JsonFactory();
    private static final double NANOS_PER_MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final double MICROS_PER_MS = 1000.0;

    private final JsonGenerator json;
    private final Epoch epoch;

    ProbeLines(ByteArrayOutputStream out, Epoch epoch) throws IOException {
        this.json = JSON.createGenerator(out).setRootValueSeparator(null);
        this.epoch = epoch;
    }

    void lag(String lane, Bucket bucket) throws IOException {
        begin("lag", lane);
        startedAt(epoch.instant(bucket.from()));
        json.writeNumberField("ms", TimeUnit.NANOSECONDS.toMillis(bucket.length()));
        ms("maxMs", bucket.worst() / NANOS_PER_MS);
        end();
    }

    void stall(Stall stall) throws IOException {
        begin("stall", stall.lane());
        json.writeStringField("kind", stall.kind().label());
        if (stall.ordinal().isPresent()) {
            json.writeNumberField("ordinal", stall.ordinal().getAsLong());
        }
        startedAt(stall.startedAt());
        ms("ms", stall.ms());
        json.writeStringField("culprit", stall.culprit());
        json.writeArrayFieldStart("stack");
        for (String frame : stall.stack()) {
            json.writeString(frame);
        }
        json.writeEndArray();
        end();
    }

    private void begin(String type, String lane) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart(type);
        json.writeStringField("lane", lane);
    }

    private void end() throws IOException {
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private void startedAt(Instant time) throws IOException {
        json.writeStringField("startedAt", time.truncatedTo(ChronoUnit.MICROS).toString());
    }

    private void ms(String key, double value) throws IOException {
        json.writeNumberField(key, Math.round(value * MICROS_PER_MS) / MICROS_PER_MS);
    }
}
