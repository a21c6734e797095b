package dev.ravel.deploy;

/** A run that could not begin or could not go on; the message is one line for the user. */
public final class RunException extends Exception {
    private static final long serialVersionUID = 1;

    public RunException(String message) {
        super(message);
    }
}
