package dev.ravel.queue.rabbit;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the client from writing to standard error what is told by other ways: that a connection was lost or refused. */
final class Quiet {
    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger CLIENT = Logger.getLogger("com.rabbitmq.client");

    private Quiet() {}

    static void please() {
        CLIENT.setLevel(Level.OFF);
    }
}
