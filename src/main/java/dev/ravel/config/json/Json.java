package dev.ravel.config.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import dev.ravel.config.ConfigException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Strict JSON (RFC 8259) as plain values: {@code Map} in its order, {@code List}, {@code String}, {@code BigDecimal},
 * {@code Boolean} and {@code null}. No comments, no duplicate names, nothing after the value.
 */
public final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private Json() {}

    /** Parses one value; a refusal names {@code where}, line, column and what is wrong. */
    public static Object parse(String text, String where) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            try {
                parser.nextToken();
                Object value = value(parser);
                if (parser.nextToken() != null) {
                    throw refused(where, parser.currentTokenLocation(), "something follows the JSON value");
                }
                return value;
            } catch (JsonProcessingException e) {
                throw refused(where, e.getLocation(), plain(e.getOriginalMessage()));
            } catch (NumberFormatException e) {
                throw refused(where, parser.currentTokenLocation(), "a number is too large to be read");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConfigException refused(String where, JsonLocation at, String what) {
        return new ConfigException(
                where + ", line " + at.getLineNr() + ", column " + at.getColumnNr() + ": not valid JSON: " + what);
    }

    /** Jackson's words without its own view of where the text came from. */
    private static String plain(String message) {
        String line = message.lines().findFirst().orElse("malformed");
        return line.replaceAll(
                " ?\\(start marker at \\[Source: [^;]*; line: (\\d+), column: (\\d+)]\\)",
                " that begins at line $1, column $2");
    }

    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            object.put(name, value(parser));
        }
        return object;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    /** For people: one key a line, indented by two spaces. */
    public static String pretty(Object value) {
        Separators separators = Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return written(value, printer);
    }

    /** On one line. */
    public static String compact(Object value) {
        return written(value, null);
    }

    private static String written(Object value, DefaultPrettyPrinter printer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.setPrettyPrinter(printer);
            write(value, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Object value, JsonGenerator to) throws IOException {
        if (value instanceof Map<?, ?> object) {
            to.writeStartObject();
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                to.writeFieldName((String) entry.getKey());
                write(entry.getValue(), to);
            }
            to.writeEndObject();
        } else if (value instanceof List<?> array) {
            to.writeStartArray();
            for (Object element : array) {
                write(element, to);
            }
            to.writeEndArray();
        } else {
            writeScalar(value, to);
        }
    }

    private static void writeScalar(Object value, JsonGenerator to) throws IOException {
        if (value instanceof BigDecimal number) {
            to.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            to.writeBoolean(flag);
        } else {
            to.writeString((String) value);
        }
    }
}
