package dev.ravel.bus;

/** The other end is understood, and not wanted. The message is one line for people. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final byte[] reply;

    RefusedException(String reason, byte[] reply) {
        super(reason);
        this.reply = reply;
    }

    /** The frame from which the other end learns why. */
    public byte[] reply() {
        return reply.clone();
    }
}
