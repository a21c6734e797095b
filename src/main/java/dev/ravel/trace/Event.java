package dev.ravel.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;

/**
 * Writes events of the trace event format, one after the other: begun by {@link #open}, ended by {@link #close}. What goes
 * wrong is an {@link UncheckedIOException}.
 */
final class Event {
    private final JsonGenerator json;
    private boolean args;

    private interface Step {
        void write() throws IOException;
    }

    Event(JsonGenerator json) {
        this.json = json;
    }

    /**
     * @param phase the type: a letter of the format
     * @param micros of the trace
     */
    Event open(String phase, String name, int pid, long micros) {
        return step(() -> {
            json.writeStartObject();
            json.writeStringField("ph", phase);
            json.writeStringField("name", name);
            json.writeNumberField("pid", pid);
            json.writeNumberField("ts", micros);
        });
    }

    Event with(String key, String text) {
        return step(() -> json.writeStringField(key, text));
    }

    Event with(String key, long number) {
        return step(() -> json.writeNumberField(key, number));
    }

    Event with(String key, double number) {
        return step(() -> json.writeNumberField(key, number));
    }

    Event with(String key, Collection<String> texts) {
        return step(() -> {
            json.writeArrayFieldStart(key);
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
        });
    }

    /** Only where there is one. */
    Event withAny(String key, String text) {
        return text.isEmpty() ? this : with(key, text);
    }

    /** Only where there is one. */
    Event withAny(String key, long number) {
        return number == 0 ? this : with(key, number);
    }

    /** What follows are the event's arguments. */
    Event args() {
        args = true;
        return step(() -> json.writeObjectFieldStart("args"));
    }

    void close() {
        step(() -> {
            if (args) {
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeRaw('\n');
        });
        args = false;
    }

    private Event step(Step step) {
        try {
            step.write();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
