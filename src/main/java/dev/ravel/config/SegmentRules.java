package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;

/** What must hold between segments and politeness: the segments of one file are requests that start together. */
final class SegmentRules {
    private static final String KEY = "output.segments";

    private SegmentRules() {}

    static void check(OutputConfig output, PolitenessConfig politeness) {
        int segments = output.segments();
        if (segments == 1) {
            return;
        }
        require(
                !politeness.spaced(),
                KEY,
                segments,
                "the segments of a file start together: politeness may have no delay and no rate per host");
        int perHost = politeness.perHost();
        require(
                perHost == 0 || segments <= perHost,
                KEY,
                segments,
                "must be at most politeness.perHost (" + perHost + ")");
    }
}
