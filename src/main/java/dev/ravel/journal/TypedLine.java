package dev.ravel.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;

/**
 * One line of a file of typed lines: a JSON object whose only key says what the object behind it is.
 *
 * @param type the only key
 */
public record TypedLine(String type, Fields fields) {
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Reads a line without its end. Throws {@link IllegalArgumentException}, whose message says what is wrong.
     *
     * @param passedOver keys whose objects and arrays are not wanted
     */
    public static TypedLine read(byte[] line, int length, Set<String> passedOver) {
        try (JsonParser parser = JSON.createParser(line, 0, length)) {
            return read(parser, passedOver);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is not JSON");
        } catch (IOException e) {
            throw new IllegalArgumentException("is not UTF-8");
        }
    }

    private static TypedLine read(JsonParser parser, Set<String> passedOver) throws IOException {
        require(parser.nextToken() == JsonToken.START_OBJECT, "is not an object");
        String type = parser.nextFieldName();
        require(type != null && parser.nextToken() == JsonToken.START_OBJECT, "is not typed by its only key");
        Fields fields = Fields.read(parser, passedOver);
        require(parser.nextToken() == JsonToken.END_OBJECT, "is not typed by its only key");
        require(parser.nextToken() == null, "holds more than one object");
        return new TypedLine(type, fields);
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
