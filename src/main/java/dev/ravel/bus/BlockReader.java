package dev.ravel.bus;

import static dev.ravel.bus.RubbishException.unless;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads one JSON object that came from anywhere, whole, into memory: a small multiple of its bytes. */
final class BlockReader {
    /** More than any message has. */
    private static final int DEEPEST = 24;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNameLength(100)
                    .build())
            .build();

    private BlockReader() {}

    static Block read(byte[] bytes) throws RubbishException {
        try (JsonParser parser = JSON.createParser(bytes)) {
            unless(parser.nextToken() == JsonToken.START_OBJECT, "is not an object");
            Block block = block(parser);
            unless(parser.nextToken() == null, "goes on after its end");
            return block;
        } catch (IOException e) {
            throw new RubbishException("is not JSON as it is written here");
        }
    }

    private static Block block(JsonParser parser) throws IOException, RubbishException {
        Block block = new Block();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            block.put(name, value(parser.nextToken(), parser));
        }
        unless(parser.currentToken() == JsonToken.END_OBJECT, "ends within an object");
        return block;
    }

    private static List<Object> list(JsonParser parser) throws IOException, RubbishException {
        List<Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token, parser));
        }
        return elements;
    }

    private static Object value(JsonToken token, JsonParser parser) throws IOException, RubbishException {
        unless(token != null, "ends in the middle");
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case START_OBJECT -> block(parser);
            case START_ARRAY -> list(parser);
            default -> throw new RubbishException("has a value of no known type");
        };
    }
}
