package dev.ravel.compare;

import dev.ravel.config.json.Conf;
import dev.ravel.config.json.Matrix;
import java.io.InputStream;
import java.util.Map;

/** Comparisons for tests, from JSON with single quotes. */
final class Matrices {
    private Matrices() {}

    static Matrix matrix(String jobs, String deployments, String rounds) {
        String conf = "{'compare': {'jobs': " + jobs + ", 'deployments': " + deployments + ", " + rounds + "}}";
        return Conf.load(conf.replace('\'', '"'), InputStream.nullInputStream()).matrix(Map.of());
    }
}
