package dev.ravel.bus;

import static dev.ravel.bus.RubbishException.unless;

import dev.ravel.bus.Frame.Kind;
import dev.ravel.bus.Message.Call;
import dev.ravel.bus.Message.Join;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * One end of a link between two who share a key that no other link has. What it opens was closed by the other end, for
 * this direction, later than all that it has opened before; nothing is kept secret. May be used from any thread, each
 * direction in the order of its frames.
 */
public final class Seal {
    private static final long NOTHING_YET = -1;

    private final Direction out;
    private final Direction in;

    private enum Side {
        NODE(0),
        COORDINATOR(1);

        private final byte code;

        Side(int code) {
            this.code = (byte) code;
        }
    }

    private Seal(byte[] key, Side own, Side other) {
        this.out = new Direction(key, own);
        this.in = new Direction(key, other);
    }

    /** The node's end; its join is the first frame that it closes. */
    static Seal ofNode(byte[] key) {
        return new Seal(key, Side.NODE, Side.COORDINATOR);
    }

    /** The coordinator's end; it opens the join first. */
    static Seal ofCoordinator(byte[] key) {
        return new Seal(key, Side.COORDINATOR, Side.NODE);
    }

    /** The key of one link: both ends have put in something fresh, and the secret is not told by it. */
    static byte[] key(String secret, Call call, Join join) {
        return new Hmac(secret.getBytes(StandardCharsets.UTF_8))
                .of(
                        "ravel",
                        Integer.toString(call.protocol()),
                        call.run(),
                        call.session(),
                        call.nonce(),
                        join.node(),
                        join.nonce());
    }

    /** Throws {@link IllegalArgumentException} for a message that is too long. */
    public byte[] close(Message message) {
        return close(Kind.SEALED, message);
    }

    byte[] close(Kind kind, Message message) {
        return out.close(kind, Codec.encode(message));
    }

    public Message open(byte[] frame) throws RubbishException {
        Frame read = Frame.read(frame);
        unless(read.kind() == Kind.SEALED, "a frame that is not sealed");
        unless(opens(read), "a frame that nobody vouches for");
        return read.message();
    }

    /** Whether the other end has closed it, and it is a later one than all before. */
    boolean opens(Frame frame) {
        return in.opens(frame);
    }

    private static final class Direction {
        private final Hmac hmac;
        private final byte side;
        private long last = NOTHING_YET;

        private Direction(byte[] key, Side from) {
            this.hmac = new Hmac(key);
            this.side = from.code;
        }

        private synchronized byte[] close(Kind kind, byte[] payload) {
            last++;
            return Frame.sealed(kind, last, mac(last, payload), payload);
        }

        private synchronized boolean opens(Frame frame) {
            boolean own = MessageDigest.isEqual(mac(frame.counter(), frame.payload()), frame.mac());
            if (!own || frame.counter() <= last) {
                return false;
            }
            last = frame.counter();
            return true;
        }

        private byte[] mac(long counter, byte[] payload) {
            ByteBuffer head = ByteBuffer.allocate(1 + Long.BYTES).put(side).putLong(counter);
            return hmac.of(head.flip(), payload);
        }
    }
}
