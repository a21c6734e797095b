package dev.ravel.config.json;

import dev.ravel.config.EnvText;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the reading of a conf depends on besides its text.
 *
 * @param environment what references resolve to
 * @param source where the conf came from
 * @param asked hears of every key that a reader knows
 */
record Reading(Map<String, String> environment, Source source, Asked asked) {
    EnvText resolve(String text) {
        return EnvText.of(text, environment);
    }

    /** The path of an input, relative to the folder of the conf. */
    Path input(String path) {
        return source.folder().resolve(path);
    }
}
