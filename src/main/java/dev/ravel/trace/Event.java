package dev.ravel.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;

/** Writes events of the trace event format, one after the other: begun by {@link #open}, ended by {@link #close}. */
final class Event {
    private final JsonGenerator json;
    private boolean args;

    Event(JsonGenerator json) {
        this.json = json;
    }

    /**
     * @param phase the type: a letter of the format
     * @param micros of the trace
     */
    Event open(String phase, String name, int pid, long micros) throws IOException {
        json.writeStartObject();
        return with("ph", phase).with("name", name).with("pid", pid).with("ts", micros);
    }

    Event with(String key, String text) throws IOException {
        json.writeStringField(key, text);
        return this;
    }

    Event with(String key, long number) throws IOException {
        json.writeNumberField(key, number);
        return this;
    }

    Event with(String key, double number) throws IOException {
        json.writeNumberField(key, number);
        return this;
    }

    Event with(String key, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(key);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
        return this;
    }

    /** Only where there is one. */
    Event withAny(String key, String text) throws IOException {
        return text.isEmpty() ? this : with(key, text);
    }

    /** Only where there is one. */
    Event withAny(String key, long number) throws IOException {
        return number == 0 ? this : with(key, number);
    }

    /** What follows are the event's arguments. */
    Event args() throws IOException {
        args = true;
        json.writeObjectFieldStart("args");
        return this;
    }

    void close() throws IOException {
        if (args) {
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeRaw('\n');
        args = false;
    }
}
