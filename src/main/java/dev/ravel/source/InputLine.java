package dev.ravel.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What one line of an input file asks for: a URL, or a JSON object with {@code url} and perhaps {@code file} and
 * {@code sha256}.
 *
 * @param url as it stands there
 * @param file the name to store the body under, where the line gives one
 * @param sha256 what the body's hash has to be, in lower case, where the line says so
 */
record InputLine(String url, Optional<String> file, Optional<String> sha256) {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    /** A URL may begin with a variable of the lab: {+lab}. */
    private static final Pattern OBJECT = Pattern.compile("^\\{(?!\\+)");

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String URL = "url";
    private static final String FILE = "file";
    private static final String SHA256 = "sha256";

    /** A line that cannot be understood; the message says why. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        private Malformed(String rule) {
            super(rule);
        }
    }

    static InputLine parse(String line) throws Malformed {
        return OBJECT.matcher(line).find()
                ? object(texts(line))
                : new InputLine(line, Optional.empty(), Optional.empty());
    }

    private static InputLine object(Map<String, String> texts) throws Malformed {
        String url = texts.remove(URL);
        Optional<String> file = Optional.ofNullable(texts.remove(FILE));
        Optional<String> sha256 = Optional.ofNullable(texts.remove(SHA256)).map(InputLine::lowerCase);
        require(texts.isEmpty(), "unknown key " + String.join(", ", texts.keySet()) + "; known are url, file, sha256");
        require(url != null, "the object has no url");
        require(file.filter(String::isBlank).isEmpty(), "file must not be empty");
        require(sha256.filter(hash -> !HASH.matcher(hash).matches()).isEmpty(), "sha256 must be 64 hexadecimal digits");
        return new InputLine(url, file, sha256);
    }

    /** Of ASCII letters only, so that nothing becomes a digit that was none. */
    private static String lowerCase(String hash) {
        StringBuilder lower = new StringBuilder(hash);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            lower.setCharAt(i, c >= 'A' && c <= 'F' ? (char) (c - 'A' + 'a') : c);
        }
        return lower.toString();
    }

    private static Map<String, String> texts(String line) throws Malformed {
        Map<String, String> texts = new TreeMap<>();
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                require(json.nextToken() == JsonToken.VALUE_STRING, key + " must be a text");
                texts.put(key, json.getText());
            }
            require(json.nextToken() == null, "more than one object in the line");
        } catch (JsonProcessingException e) {
            throw new Malformed("not a JSON object: " + e.getOriginalMessage().split("\\R", 2)[0]);
        } catch (IOException e) {
            throw new IllegalStateException("a text can be read", e);
        }
        return texts;
    }

    private static void require(boolean kept, String rule) throws Malformed {
        if (!kept) {
            throw new Malformed(rule);
        }
    }
}
