package dev.ravel.bus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Spells the keys of one JSON object, in the order of its calls: the same calls give the same bytes. */
final class BlockWriter {
    /** A text may hold half a surrogate pair, which has no UTF-8; escaped it comes back as it was. */
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final int USUAL = 512;

    private final JsonGenerator json;

    private BlockWriter(JsonGenerator json) {
        this.json = json;
    }

    /** Writes a value's keys. */
    interface Writing<T> {
        void write(BlockWriter out, T value) throws IOException;
    }

    /** The bytes of one object. */
    static <T> byte[] bytes(Writing<? super T> writing, T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            new BlockWriter(json).object(writing, value);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written to", e);
        }
        return bytes.toByteArray();
    }

    private <T> void object(Writing<? super T> writing, T value) throws IOException {
        json.writeStartObject();
        writing.write(this, value);
        json.writeEndObject();
    }

    void text(String name, String value) throws IOException {
        json.writeStringField(name, value);
    }

    /** An absent text has no key. */
    void text(String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            text(name, value.get());
        }
    }

    void number(String name, long value) throws IOException {
        json.writeNumberField(name, value);
    }

    void decimal(String name, double value) throws IOException {
        json.writeNumberField(name, value);
    }

    void flag(String name, boolean value) throws IOException {
        json.writeBooleanField(name, value);
    }

    /** Exact: seconds and nanoseconds. */
    void moment(String name, Instant value) throws IOException {
        exact(name, value.getEpochSecond(), value.getNano());
    }

    /** Exact: seconds and nanoseconds. */
    void length(String name, Duration value) throws IOException {
        exact(name, value.getSeconds(), value.getNano());
    }

    private void exact(String name, long seconds, int nanos) throws IOException {
        json.writeArrayFieldStart(name);
        json.writeNumber(seconds);
        json.writeNumber(nanos);
        json.writeEndArray();
    }

    <T> void block(String name, Writing<? super T> writing, T value) throws IOException {
        json.writeFieldName(name);
        object(writing, value);
    }

    /** An absent value has no key. */
    <T> void block(String name, Writing<? super T> writing, Optional<T> value) throws IOException {
        if (value.isPresent()) {
            block(name, writing, value.get());
        }
    }

    <T> void blocks(String name, Writing<? super T> writing, List<T> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (T value : values) {
            object(writing, value);
        }
        json.writeEndArray();
    }

    void numbers(String name, Iterable<? extends Number> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (Number value : values) {
            json.writeNumber(value.longValue());
        }
        json.writeEndArray();
    }

    void texts(String name, Iterable<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** As name and value, so that what people name never becomes a key. */
    <V> void pairs(String name, Map<String, V> values, Writing<? super V> writing) throws IOException {
        json.writeArrayFieldStart(name);
        for (Map.Entry<String, V> pair : values.entrySet()) {
            json.writeStartObject();
            text("name", pair.getKey());
            writing.write(this, pair.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
