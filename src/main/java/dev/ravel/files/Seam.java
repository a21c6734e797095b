package dev.ravel.files;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Bytes that one answer repeated of what another one gave: they have to be equal, or the answers do not belong together. */
record Seam(long from, Buffer bytes) {
    long to() {
        return from + bytes.length();
    }

    boolean fits(FileChannel file) throws IOException {
        ByteBuffer there = ByteBuffer.allocate(bytes.length());
        int read = 0;
        while (there.hasRemaining() && read >= 0) {
            read = file.read(there, from + there.position());
        }
        return Arrays.equals(there.array(), bytes.getBytes());
    }
}
