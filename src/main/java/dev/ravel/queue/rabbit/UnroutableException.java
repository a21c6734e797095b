package dev.ravel.queue.rabbit;

/** There is no queue for what was published. */
final class UnroutableException extends Exception {
    private static final long serialVersionUID = 1;

    UnroutableException(String queue) {
        super("there is no queue " + queue);
    }
}
