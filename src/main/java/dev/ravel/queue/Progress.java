package dev.ravel.queue;

/**
 * How a job stands on its broker.
 *
 * @param submitted tasks that were put on the queue
 * @param complete whether these are all
 * @param waiting of these, for a worker or for their next attempt
 * @param inFlight in workers' hands
 * @param uncollected over, but how the broker cannot tell before they are collected
 */
public record Progress(
        long submitted,
        boolean complete,
        long waiting,
        long inFlight,
        long done,
        long failed,
        long skipped,
        long expired,
        long dead,
        long uncollected) {}
