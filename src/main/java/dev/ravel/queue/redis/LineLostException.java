package dev.ravel.queue.redis;

/** The connection was lost before an answer came, and the request is not one to be repeated. */
final class LineLostException extends Exception {
    private static final long serialVersionUID = 1;

    LineLostException() {
        super("the connection was lost");
    }
}
