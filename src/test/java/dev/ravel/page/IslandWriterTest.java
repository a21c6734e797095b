package dev.ravel.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IslandWriterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "<!--<script>",
                "<img src=x onerror=alert(1)>",
                "&lt;",
                "]]>"
            })
    void no_text_can_end_the_element_or_begin_another(String hostile) throws IOException {
        String json = new JsonObject().put("url", hostile).encode();

        String whole = written(out -> out.write(json));

        assertThat(whole).doesNotContain("<", ">", "&");
        assertThat(new JsonObject(whole).getString("url")).isEqualTo(hostile);
        assertThat(written(out -> out.write(json.toCharArray()))).isEqualTo(whole);
        assertThat(written(out -> {
                    for (int i = 0; i < json.length(); i++) {
                        out.write(json.charAt(i));
                    }
                }))
                .isEqualTo(whole);
    }

    private interface Writing {
        void to(Writer out) throws IOException;
    }

    private static String written(Writing writing) throws IOException {
        StringWriter text = new StringWriter();
        try (Writer out = new IslandWriter(text)) {
            writing.to(out);
        }
        return text.toString();
    }
}
