package dev.ravel.lab;

import dev.ravel.url.HostKey;

/**
 * One request as the site saw it.
 *
 * @param sequence its place among all requests in the order of arrival, from 0
 * @param host the address and port that it was asked at
 * @param target path and query as sent
 * @param nth its number among the requests for this URL, from 1
 * @param arrivedNanos the site's {@link System#nanoTime()} when its headers were read
 * @param endedNanos the same when the last byte of the answer was handed over or the connection ended; 0 while open
 * @param status of the answer; 0 where none was begun
 * @param inFlight requests open at this host at its arrival, itself included
 */
public record Entry(
        long sequence,
        HostKey host,
        String method,
        String target,
        int nth,
        long arrivedNanos,
        long endedNanos,
        int status,
        Ending ending,
        int inFlight) {

    /** How an exchange ended. */
    public enum Ending {
        /** Not yet. */
        OPEN,
        /** The whole answer was handed over. */
        ANSWERED,
        /** The client went away before that. */
        ABORTED,
        /** The site hung up before that, as the URL asked it to. */
        CUT
    }

    /** Whether the client went away before the whole answer was handed over. */
    public boolean aborted() {
        return ending == Ending.ABORTED;
    }

    Entry ended(long nanos, int finalStatus, Ending how) {
        return new Entry(sequence, host, method, target, nth, arrivedNanos, nanos, finalStatus, how, inFlight);
    }
}
