package dev.ravel.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page but for what was recorded. Its policy names its own scripts and style by their hashes: nothing else runs. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");
    private static final String RECORDED = "recorded";
    private static final String D3 = "/META-INF/resources/webjars/d3/7.9.0/dist/d3.min.js";
    /** In this order: each uses the ones before it. */
    private static final List<String> SCRIPTS = List.of(
            "format.js",
            "tip.js",
            "tones.js",
            "layout.js",
            "timeline.js",
            "zoom.js",
            "charts.js",
            "tables.js",
            "report.js");

    private final String page;
    private final Map<String, String> parts;

    /** Writes what was recorded, as JSON. */
    interface Recorded {
        void write(Writer json) throws IOException;
    }

    private Template(String page, Map<String, String> parts) {
        this.page = page;
        this.parts = parts;
    }

    static Template page() throws IOException {
        String style = "\n" + text("page.css");
        String charts = text(D3);
        String script = script();
        return new Template(
                text("page.html"),
                Map.of(
                        "style",
                        style,
                        "charts",
                        charts,
                        "script",
                        script,
                        "styleHash",
                        hash(style),
                        "chartsHash",
                        hash(charts),
                        "scriptHash",
                        hash(script)));
    }

    private static String script() throws IOException {
        StringBuilder script = new StringBuilder("\n'use strict';\n(() => {\n");
        for (String name : SCRIPTS) {
            script.append(text(name)).append('\n');
        }
        return script.append("})();\n").toString();
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = Template.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the program's own " + resource + " is missing");
            }
            // A browser hashes the text as it parsed it, in which line ends are \n.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    /** As a Content-Security-Policy spells it. */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void fill(Writer out, Recorded recorded) throws IOException {
        Matcher place = PLACE.matcher(page);
        int begin = 0;
        while (place.find()) {
            out.write(page, begin, place.start() - begin);
            if (place.group(1).equals(RECORDED)) {
                recorded.write(new IslandWriter(out));
            } else {
                out.write(parts.get(place.group(1)));
            }
            begin = place.end();
        }
        out.write(page, begin, page.length() - begin);
    }
}
