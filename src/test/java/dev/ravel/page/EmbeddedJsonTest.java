package dev.ravel.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedJsonTest {
    @Test
    void json_stays_as_it_is() throws IOException {
        String json = "{\"a\":[1,2.5,true,null,{\"b\":\"<x>\"}],\"c\":{}}";

        assertThat(embedded(json)).isEqualTo("{\"it\":" + json + "}");
    }

    @Test
    void a_number_that_a_browser_would_round_becomes_a_text() throws IOException {
        String json = "{\"sum\":494999999550000000,\"least\":-9007199254740992,\"huge\":123456789012345678901234567890,"
                + "\"exact\":9007199254740991}";

        assertThat(embedded(json))
                .isEqualTo("{\"it\":{\"sum\":\"494999999550000000\",\"least\":\"-9007199254740992\","
                        + "\"huge\":\"123456789012345678901234567890\",\"exact\":9007199254740991}}");
    }

    @Test
    void what_is_not_there_is_left_out() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            EmbeddedJson.write(json, "it", Optional.empty());
            json.writeEndObject();
        }
        assertThat(text).hasToString("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "{\"a\":", "{\"a\":1,}", "{]"})
    void what_is_no_object_is_refused(String json) {
        assertThatThrownBy(() -> embedded(json)).isInstanceOf(IOException.class);
    }

    private static String embedded(String text) throws IOException {
        StringWriter written = new StringWriter();
        JsonGenerator json = new JsonFactory().createGenerator(written);
        json.writeStartObject();
        EmbeddedJson.write(json, "it", text);
        json.writeEndObject();
        json.close();
        return written.toString();
    }
}
