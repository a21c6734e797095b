package dev.ravel.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
    /** Of this version: a digest of 280 KB, and a text of them, is a third of what a small page costs. */
    private static final String D3_HASH = "sha256-8glLv2FBs1lyLE/kVOtsSw8OQswQzHr5IfwVj864ZTk=";
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
    private final Map<String, byte[]> parts;

    /** Writes what was recorded, as JSON. */
    interface Recorded {
        void write() throws IOException;
    }

    private Template(String page, Map<String, byte[]> parts) {
        this.page = page;
        this.parts = parts;
    }

    static Template page() throws IOException {
        byte[] style = utf8("\n" + text("page.css"));
        byte[] script = script();
        return new Template(
                text("page.html"),
                Map.of(
                        "style",
                        style,
                        "charts",
                        bytes(D3),
                        "script",
                        script,
                        "styleHash",
                        hash(style),
                        "chartsHash",
                        utf8(D3_HASH),
                        "scriptHash",
                        hash(script)));
    }

    private static byte[] script() throws IOException {
        StringBuilder script = new StringBuilder("\n'use strict';\n(() => {\n");
        for (String name : SCRIPTS) {
            script.append(text(name)).append('\n');
        }
        return utf8(script.append("})();\n").toString());
    }

    /** A browser hashes the text as it parsed it, in which line ends are \n. */
    private static String text(String resource) throws IOException {
        return new String(bytes(resource), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream in = Template.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the program's own " + resource + " is missing");
            }
            return in.readAllBytes();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As a Content-Security-Policy spells it. */
    private static byte[] hash(byte[] text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return utf8("sha256-" + Base64.getEncoder().encodeToString(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Has what was recorded written where its place is. */
    void fill(OutputStream out, Recorded recorded) throws IOException {
        Matcher place = PLACE.matcher(page);
        int begin = 0;
        while (place.find()) {
            out.write(utf8(page.substring(begin, place.start())));
            if (place.group(1).equals(RECORDED)) {
                recorded.write();
            } else {
                out.write(parts.get(place.group(1)));
            }
            begin = place.end();
        }
        out.write(utf8(page.substring(begin)));
    }
}
