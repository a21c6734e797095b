package dev.ravel.source;

import java.io.IOException;
import java.util.Collection;

/** How much sources hold, without running any of it. */
public final class Extent {
    private static final int BATCH = 1024;

    private Extent() {}

    /** All entries; what does not know its size is read to its end. */
    public static long count(Collection<Source> sources) throws IOException {
        long count = 0;
        for (Source source : sources) {
            count += source.size().isPresent() ? source.size().getAsLong() : read(source);
        }
        return count;
    }

    private static long read(Source source) throws IOException {
        long count = 0;
        for (int n = source.read(BATCH).size(); n > 0; n = source.read(BATCH).size()) {
            count += n;
        }
        return count;
    }

    /** Whether there is no entry at all; what does not know its size is read up to its first. */
    public static boolean none(Collection<Source> sources) throws IOException {
        for (Source source : sources) {
            boolean some = source.size().isPresent()
                    ? source.size().getAsLong() > 0
                    : !source.read(BATCH).isEmpty();
            if (some) {
                return false;
            }
        }
        return true;
    }
}
