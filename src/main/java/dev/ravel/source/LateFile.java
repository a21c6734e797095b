package dev.ravel.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that is opened with the first read, by whoever reads: a named pipe that nobody writes to holds up its opener, and
 * that must not be the one who starts a run.
 */
final class LateFile extends InputStream {
    private final Path path;
    private Optional<InputStream> file = Optional.empty();

    LateFile(Path path) {
        this.path = path;
    }

    @Override
    public int read() throws IOException {
        return opened().read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return opened().read(bytes, offset, length);
    }

    @Override
    public int available() throws IOException {
        return opened().available();
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }

    private InputStream opened() throws IOException {
        if (file.isEmpty()) {
            file = Optional.of(Files.newInputStream(path));
        }
        return file.get();
    }
}
