package dev.ravel.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IslandEscapesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "<!--<script>",
                "<img src=x onerror=alert(1)>",
                "&lt;",
                "]]>",
                "…</script>\"\\\n\u0001é"
            })
    void no_text_can_end_the_element_or_begin_another(String hostile) throws IOException {
        String whole = written(hostile);

        assertThat(whole).doesNotContain("<", ">", "&");
        assertThat(new JsonObject(whole).getMap()).containsEntry(hostile, hostile);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 10_000})
    void nor_can_a_long_one(int length) throws IOException {
        String hostile = "x".repeat(length) + "</script>" + "é".repeat(length) + "<!--";

        assertThat(written(hostile)).doesNotContain("<", ">");
        assertThat(new JsonObject(written(hostile)).getMap()).containsEntry(hostile, hostile);
    }

    /** As a name and as a value. */
    private static String written(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.setCharacterEscapes(new IslandEscapes());
            json.writeStartObject();
            json.writeStringField(text, text);
            json.writeEndObject();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
