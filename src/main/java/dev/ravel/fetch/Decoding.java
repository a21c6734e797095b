package dev.ravel.fetch;

import io.vertx.core.buffer.Buffer;
import java.util.zip.ZipException;

/** Turns the bytes of a body as they were sent into the bytes that were meant, slice by slice, when asked. */
interface Decoding {
    /** Takes the next bytes as they were sent; all slices of the ones before must have been taken. */
    void feed(Buffer sent);

    /** The next slice, or null when more has to be fed first. */
    Buffer next() throws ZipException;

    /** Whether the body may end here. */
    boolean whole();

    /** Frees what the decoding holds. */
    void close();

    /** The bytes as they were sent. */
    final class Identity implements Decoding {
        private Buffer waiting;

        @Override
        public void feed(Buffer sent) {
            waiting = sent;
        }

        @Override
        public Buffer next() {
            Buffer slice = waiting;
            waiting = null;
            return slice;
        }

        @Override
        public boolean whole() {
            return true;
        }

        @Override
        public void close() {}
    }
}
