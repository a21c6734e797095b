package dev.ravel.lab.visit;

import io.vertx.core.buffer.Buffer;
import java.util.function.Supplier;

/** A body in portions of the size that is asked for, whatever the pieces it comes in. */
final class Portions {
    private final Supplier<Buffer> source;
    private Buffer rest = Buffer.buffer();

    Portions(Supplier<Buffer> source) {
        this.source = source;
    }

    /** From 1 to {@code max} bytes, or null after the last one. */
    Buffer next(int max) {
        while (rest.length() == 0) {
            rest = source.get();
            if (rest == null) {
                return null;
            }
        }
        int size = Math.min(max, rest.length());
        Buffer portion = rest.slice(0, size);
        rest = rest.slice(size, rest.length());
        return portion;
    }
}
