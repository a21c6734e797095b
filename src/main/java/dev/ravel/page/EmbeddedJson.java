package dev.ravel.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/**
 * JSON that somebody else wrote, within JSON: read and spelled anew, so that what is broken is refused. A whole number that
 * a browser would round, as large sums are, becomes a text of its digits.
 */
final class EmbeddedJson {
    private static final JsonFactory JSON = new JsonFactory();
    /** JavaScript's Number.MAX_SAFE_INTEGER. */
    private static final long MOST_EXACT = (1L << 53) - 1;

    private EmbeddedJson() {}

    /** Leaves the field out where there is no text. */
    static void write(JsonGenerator json, String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            write(json, name, text.get());
        }
    }

    static void write(JsonGenerator json, String name, String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException(name + " is not a JSON object");
            }
            json.writeFieldName(name);
            object(json, parser);
        }
    }

    private static void object(JsonGenerator json, JsonParser parser) throws IOException {
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (rounds(parser)) {
                json.writeString(parser.getText());
            } else {
                json.copyCurrentEvent(parser);
            }
        } while (depth > 0 && parser.nextToken() != null);
        if (depth > 0) {
            throw new IOException("the JSON ends within an object");
        }
    }

    private static boolean rounds(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        || parser.getLongValue() > MOST_EXACT
                        || parser.getLongValue() < -MOST_EXACT);
    }
}
