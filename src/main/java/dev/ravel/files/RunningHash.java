package dev.ravel.files;

import dev.ravel.work.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;

/**
 * The SHA-256 of a file, taken along while it is written from its beginning, and read up on at the end where that was not
 * so. Threads that write different places may offer their bytes side by side: one at most has those that come next.
 */
final class RunningHash {
    private static final int PIECE = 256 * 1024;

    private final MessageDigest digest = Sha256.digest();
    /** Set after the digest, so that whoever comes next sees that too. */
    private volatile long reach;

    /** Takes bytes that come next in the file, and no others. */
    void take(long at, ByteBuffer bytes) {
        if (at == reach) {
            int length = bytes.remaining();
            digest.update(bytes);
            reach = at + length;
        }
    }

    /** The hash of all of the file, in hexadecimal digits. */
    String finish(FileChannel file, long length) throws IOException {
        if (reach < length) {
            readUp(file, length);
        }
        return Sha256.hex(digest.digest());
    }

    private void readUp(FileChannel file, long length) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        for (long at = reach; at < length; at += piece.limit()) {
            piece.clear().limit((int) Math.min(PIECE, length - at));
            if (file.read(piece, at) < 0) {
                throw new EOFException("the part was cut from outside");
            }
            digest.update(piece.flip());
        }
    }
}
