package dev.ravel.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of one JSON object: texts, numbers, objects, and arrays of texts or objects. What is of another type is passed
 * over. What is asked for and is not there, or is not of that type, is refused by an {@link IllegalArgumentException}.
 */
public final class Fields {
    /** No keys at all. */
    static final Fields NONE = new Fields();

    private final Map<String, Object> values = new HashMap<>();

    private Fields() {}

    /** The parser stands on the object's beginning, and afterwards on its end. */
    static Fields read(JsonParser parser, Set<String> passedOver) throws IOException {
        Fields fields = new Fields();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token != null && token.isStructStart() && passedOver.contains(name)) {
                parser.skipChildren();
            } else {
                fields.take(name, token, parser);
            }
        }
        TypedLine.require(parser.currentToken() == JsonToken.END_OBJECT, "ends within an object");
        return fields;
    }

    private void take(String name, JsonToken token, JsonParser parser) throws IOException {
        switch (token) {
            case VALUE_STRING -> values.put(name, parser.getText());
            case VALUE_NUMBER_INT -> values.put(name, parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> values.put(name, parser.getDoubleValue());
            case START_OBJECT -> values.put(name, read(parser, Set.of()));
            case START_ARRAY -> values.put(name, array(parser));
            default -> parser.skipChildren();
        }
    }

    /** Its texts and objects. */
    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            TypedLine.require(token != null, "ends within an array");
            switch (token) {
                case VALUE_STRING -> elements.add(parser.getText());
                case START_OBJECT -> elements.add(read(parser, Set.of()));
                default -> parser.skipChildren();
            }
        }
        return elements;
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    public long wholeNumber(String name) {
        return optionalNumber(name).orElseThrow(() -> missing(name));
    }

    public double decimal(String name) {
        return optionalDecimal(name).orElseThrow(() -> missing(name));
    }

    /** A moment, in ISO 8601. */
    public Instant moment(String name) {
        try {
            return Moments.parse(text(name));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("has a " + name + " that is no time", e);
        }
    }

    public Optional<String> optionalText(String name) {
        return optional(name, String.class);
    }

    public Optional<Long> optionalNumber(String name) {
        return optional(name, Long.class);
    }

    /** Any number. */
    public Optional<Double> optionalDecimal(String name) {
        return optional(name, Number.class).map(Number::doubleValue);
    }

    public Optional<Fields> block(String name) {
        return optional(name, Fields.class);
    }

    /** The objects of an array; none where it is not there. */
    public List<Fields> blocks(String name) {
        return elements(name, Fields.class);
    }

    /** The texts of an array; none where it is not there. */
    public List<String> texts(String name) {
        return elements(name, String.class);
    }

    private <T> List<T> elements(String name, Class<T> type) {
        List<?> all = optional(name, List.class).orElse(List.of());
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private <T> Optional<T> optional(String name, Class<T> type) {
        Object value = values.get(name);
        TypedLine.require(value == null || type.isInstance(value), "has a " + name + " of another type");
        return Optional.ofNullable(type.cast(value));
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("has no " + name);
    }
}
