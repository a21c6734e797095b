package dev.ravel.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a file, taken along while it is written from its beginning, and read up on at the end where that was not
 * so. Threads that write different places may offer their bytes side by side: one at most has those that come next.
 */
final class RunningHash {
    private static final int PIECE = 256 * 1024;

    private final MessageDigest digest = sha256();
    /** Set after the digest, so that whoever comes next sees that too. */
    private volatile long reach;

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** Takes bytes that come next in the file, and no others. */
    void take(long at, byte[] bytes) {
        if (at == reach) {
            digest.update(bytes);
            reach = at + bytes.length;
        }
    }

    /** The hash of all of the file, in hexadecimal digits. */
    String finish(FileChannel file, long length) throws IOException {
        if (reach < length) {
            readUp(file, length);
        }
        return HexFormat.of().formatHex(digest.digest());
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
