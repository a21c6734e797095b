package dev.ravel.queue.redis;

import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Response;

/**
 * A task as it was taken from a stream.
 *
 * @param again whether somebody had it before
 * @param expiry as {@link Session#expiry}, when it was put there
 */
record Entry(String id, boolean again, int losses, String job, String ordinal, String expiry, Buffer ticket) {
    private static final int AGAIN = 1;
    private static final int LOSSES = 2;
    private static final int JOB = 3;
    private static final int ORDINAL = 4;
    private static final int EXPIRY = 5;
    private static final int TICKET = 6;

    /** As the script for taking has it. */
    static Entry of(Response taken) {
        return new Entry(
                taken.get(0).toString(),
                taken.get(AGAIN).toInteger() == 1,
                taken.get(LOSSES).toInteger(),
                taken.get(JOB).toString(),
                taken.get(ORDINAL).toString(),
                taken.get(EXPIRY).toString(),
                taken.get(TICKET).toBuffer());
    }
}
