package dev.ravel.bus;

/** What came was no message, or one that nobody vouches for. The message is one line for people. */
public final class RubbishException extends Exception {
    private static final long serialVersionUID = 1;

    public RubbishException(String reason) {
        super(reason);
    }

    static void unless(boolean holds, String reason) throws RubbishException {
        if (!holds) {
            throw new RubbishException(reason);
        }
    }
}
