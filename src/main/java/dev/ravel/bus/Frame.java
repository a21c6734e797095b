package dev.ravel.bus;

import static dev.ravel.bus.RubbishException.unless;

import java.nio.ByteBuffer;

/**
 * A message with what vouches for it.
 *
 * <pre>
 * open:    kind (1 byte)                                payload
 * sealed:  kind (1 byte)  counter (8)  MAC (32 bytes)   payload
 * </pre>
 */
final class Frame {
    /** What a sealed frame has besides its payload. */
    static final int SEALED_HEAD = 1 + Long.BYTES + Hmac.LENGTH;

    static final int LONGEST = SEALED_HEAD + Codec.LONGEST_MESSAGE;

    private final Kind kind;
    private final long counter;
    private final byte[] mac;
    private final byte[] payload;

    /** The kinds are the same in every protocol, so that another one's greetings can be told. */
    enum Kind {
        CALL(1, false),
        REFUSED(2, false),
        JOIN(3, true),
        SEALED(4, true);

        private final int code;
        private final boolean sealed;

        Kind(int code, boolean sealed) {
            this.code = code;
            this.sealed = sealed;
        }

        private static Kind of(int code) throws RubbishException {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new RubbishException("a frame of no known kind");
        }
    }

    private Frame(Kind kind, long counter, byte[] mac, byte[] payload) {
        this.kind = kind;
        this.counter = counter;
        this.mac = mac;
        this.payload = payload;
    }

    /** A frame that nobody vouches for. */
    static byte[] open(Kind kind, byte[] payload) {
        return ByteBuffer.allocate(1 + payload.length)
                .put((byte) kind.code)
                .put(payload)
                .array();
    }

    static byte[] sealed(Kind kind, long counter, byte[] mac, byte[] payload) {
        return ByteBuffer.allocate(SEALED_HEAD + payload.length)
                .put((byte) kind.code)
                .putLong(counter)
                .put(mac)
                .put(payload)
                .array();
    }

    static Frame read(byte[] bytes) throws RubbishException {
        unless(bytes.length > 0 && bytes.length <= LONGEST, "a frame of an impossible length");
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        Kind kind = Kind.of(rest.get());
        unless(!kind.sealed || bytes.length >= SEALED_HEAD, "a frame that is too short");
        long counter = kind.sealed ? rest.getLong() : 0;
        byte[] mac = take(rest, kind.sealed ? Hmac.LENGTH : 0);
        return new Frame(kind, counter, mac, take(rest, rest.remaining()));
    }

    private static byte[] take(ByteBuffer rest, int length) {
        byte[] taken = new byte[length];
        rest.get(taken);
        return taken;
    }

    /** The message of a frame that has to be of this kind, and the message of this type: whoever sent it. */
    <M extends Message> M message(Kind wanted, Class<M> type) throws RubbishException {
        unless(kind == wanted, "a frame of another kind than " + type.getSimpleName());
        Message message = message();
        unless(type.isInstance(message), "not a " + type.getSimpleName());
        return type.cast(message);
    }

    Message message() throws RubbishException {
        return Codec.decode(payload);
    }

    Kind kind() {
        return kind;
    }

    long counter() {
        return counter;
    }

    byte[] mac() {
        return mac;
    }

    byte[] payload() {
        return payload;
    }
}
