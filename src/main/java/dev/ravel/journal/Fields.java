package dev.ravel.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The keys of one JSON object: texts, whole numbers and objects. What is of another type is passed over. */
final class Fields {
    private final Map<String, Object> values = new HashMap<>();

    private Fields() {}

    /** The parser stands on the object's beginning, and afterwards on its end. */
    static Fields read(JsonParser parser) throws IOException {
        Fields fields = new Fields();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            fields.take(name, parser.nextToken(), parser);
        }
        LineReader.require(parser.currentToken() == JsonToken.END_OBJECT, "ends within an object");
        return fields;
    }

    private void take(String name, JsonToken token, JsonParser parser) throws IOException {
        switch (token) {
            case VALUE_STRING -> values.put(name, parser.getText());
            case VALUE_NUMBER_INT -> values.put(name, parser.getLongValue());
            case START_OBJECT -> values.put(name, read(parser));
            default -> parser.skipChildren();
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    long wholeNumber(String name) {
        return optionalNumber(name).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalText(String name) {
        return optional(name, String.class);
    }

    Optional<Long> optionalNumber(String name) {
        return optional(name, Long.class);
    }

    Optional<Fields> block(String name) {
        return optional(name, Fields.class);
    }

    private <T> Optional<T> optional(String name, Class<T> type) {
        Object value = values.get(name);
        LineReader.require(value == null || type.isInstance(value), "has a " + name + " of another type");
        return Optional.ofNullable(type.cast(value));
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("has no " + name);
    }
}
