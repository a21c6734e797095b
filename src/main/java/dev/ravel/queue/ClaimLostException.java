package dev.ravel.queue;

/** The claim on a task was lost before it was settled: others have it, or will. */
public final class ClaimLostException extends Exception {
    private static final long serialVersionUID = 1;

    public ClaimLostException() {
        super("the claim on the task was lost");
    }
}
