package dev.ravel.queue.rabbit;

import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;

/**
 * Tells the failure of a connection from the refusal of what was asked for. A socket may fail on the thread that writes
 * before the one that reads has noticed: the connection is then called open still.
 */
final class Breakage {
    private Breakage() {}

    /** Whether no answer was heard; a refusal closes the channel only. */
    static boolean isOne(Exception e) {
        Throwable cause = e.getCause() instanceof ShutdownSignalException ? e.getCause() : e;
        return cause instanceof ShutdownSignalException signal ? signal.isHardError() : cause instanceof IOException;
    }
}
