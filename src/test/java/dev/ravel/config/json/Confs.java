package dev.ravel.config.json;

import dev.ravel.config.ConfigException;
import dev.ravel.config.RavelConfig;
import dev.ravel.url.InvalidUrlException;
import dev.ravel.url.Url;
import java.io.InputStream;
import java.util.Map;

/** Confs for tests, written with single quotes. */
final class Confs {
    static final Map<String, String> ENVIRONMENT =
            Map.of("BASE", "https://example.org", "TOKEN", "s3cret", "BAD", "a\r\nb", "EMPTY", "");

    private Confs() {}

    static Conf conf(String text) {
        return Conf.load(json(text), nothing());
    }

    /** An empty standard input. */
    static InputStream nothing() {
        return InputStream.nullInputStream();
    }

    static String json(String text) {
        return text.replace('\'', '"');
    }

    static RavelConfig read(String text) {
        return conf(text).read(ENVIRONMENT);
    }

    /** A conf of one sum, with other blocks after it. */
    static String sumAnd(String blocks) {
        return "{'job': {'sum': {'from': 0, 'to': 10}}" + (blocks.isEmpty() ? "" : ", " + blocks) + "}";
    }

    /** A conf of one URL, with other keys of {@code job.fetch} after it. */
    static String fetchAnd(String keys) {
        return fetch("'url': 'https://example.org/'" + (keys.isEmpty() ? "" : ", " + keys));
    }

    static String fetch(String keys) {
        return "{'job': {'fetch': {" + keys + "}}}";
    }

    /** The rule of the package {@code url} that a text breaks. */
    static String rule(String url) {
        try {
            return Url.parse(url) + " is a URL";
        } catch (InvalidUrlException e) {
            return e.getMessage();
        }
    }

    static String refusal(Runnable reading) {
        try {
            reading.run();
        } catch (ConfigException e) {
            return e.getMessage();
        }
        return "nothing was refused";
    }
}
