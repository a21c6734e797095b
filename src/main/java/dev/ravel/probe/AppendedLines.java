package dev.ravel.probe;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of lines that grows at its end. A last line that never ended, as a killed process leaves it, is cut off. */
final class AppendedLines implements Closeable {
    private static final int BLOCK = 8192;

    private final FileChannel channel;

    private AppendedLines(FileChannel channel) {
        this.channel = channel;
    }

    static AppendedLines open(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            long end = endOfLines(channel);
            if (end < channel.size()) {
                channel.truncate(end);
            }
            channel.position(end);
            return new AppendedLines(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    void append(byte[] lines) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(lines);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Behind the last newline. */
    private static long endOfLines(FileChannel channel) throws IOException {
        for (long to = channel.size(); to > 0; to -= Math.min(to, BLOCK)) {
            long from = Math.max(0, to - BLOCK);
            ByteBuffer block = ByteBuffer.allocate((int) (to - from));
            channel.read(block, from);
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return from + i + 1;
                }
            }
        }
        return 0;
    }
}
