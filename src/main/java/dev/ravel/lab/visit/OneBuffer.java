package dev.ravel.lab.visit;

import io.vertx.core.buffer.Buffer;
import java.util.function.Supplier;

/** A body in one piece. */
final class OneBuffer implements Supplier<Buffer> {
    private Buffer rest;

    OneBuffer(Buffer body) {
        this.rest = body;
    }

    @Override
    public Buffer get() {
        Buffer piece = rest;
        rest = null;
        return piece;
    }
}
