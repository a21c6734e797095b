package dev.ravel.bus;

import static dev.ravel.bus.RubbishException.unless;

import io.vertx.core.buffer.Buffer;

/**
 * Frames in a stream of bytes, each after its length in four bytes. The stream may be cut into pieces anywhere. What is
 * kept of a frame is what has come of it, whatever length was announced.
 */
final class Frames {
    private final Taker taker;
    private Buffer head = Buffer.buffer();
    private Buffer body = Buffer.buffer();
    private int longest;
    private int missing = Integer.BYTES;

    /** Takes whole frames. */
    interface Taker {
        void take(byte[] frame) throws RubbishException, RefusedException;
    }

    /** @param longest the length of the longest frame, in bytes */
    Frames(int longest, Taker taker) {
        this.longest = longest;
        this.taker = taker;
    }

    /** From the next frame on. */
    void allow(int bytes) {
        longest = bytes;
    }

    /** The frame as it stands in the stream. */
    static Buffer framed(byte[] frame) {
        return Buffer.buffer(Integer.BYTES + frame.length)
                .appendInt(frame.length)
                .appendBytes(frame);
    }

    /** The next piece of the stream. After rubbish there is no telling where a frame begins. */
    void received(Buffer piece) throws RubbishException, RefusedException {
        int at = 0;
        while (at < piece.length()) {
            int length = Math.min(missing, piece.length() - at);
            append(piece.slice(at, at + length));
            at += length;
        }
    }

    private void append(Buffer part) throws RubbishException, RefusedException {
        boolean inHead = head.length() < Integer.BYTES;
        (inHead ? head : body).appendBuffer(part);
        missing -= part.length();
        if (missing == 0 && inHead) {
            missing = announced(head.getInt(0));
        } else if (missing == 0) {
            finish();
        }
    }

    private int announced(int length) throws RubbishException {
        unless(length > 0 && length <= longest, "a frame of an impossible length");
        return length;
    }

    private void finish() throws RubbishException, RefusedException {
        byte[] frame = body.getBytes();
        head = Buffer.buffer();
        body = Buffer.buffer();
        missing = Integer.BYTES;
        taker.take(frame);
    }
}
