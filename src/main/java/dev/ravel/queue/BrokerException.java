package dev.ravel.queue;

/** The broker refuses, or is away for too long; the message is for people and holds no credentials. */
public final class BrokerException extends Exception {
    private static final long serialVersionUID = 1;

    public BrokerException(String reason) {
        super(reason);
    }
}
