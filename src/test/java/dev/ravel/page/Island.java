package dev.ravel.page;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a page holds for its script. */
final class Island {
    private static final String BEGIN = "id=\"recorded\">";

    private Island() {}

    static String text(Path page) throws IOException {
        String html = Files.readString(page, StandardCharsets.UTF_8);
        int begin = html.indexOf(BEGIN) + BEGIN.length();
        return html.substring(begin, html.indexOf("</script>", begin));
    }

    static JsonObject of(Path page) throws IOException {
        return new JsonObject(text(page));
    }

    static JsonObject timeline(Path page) throws IOException {
        return objects(of(page), "timelines").get(0);
    }

    static List<JsonObject> objects(JsonObject in, String name) {
        return in.getJsonArray(name).stream().map(JsonObject.class::cast).toList();
    }
}
