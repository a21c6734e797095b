package dev.ravel.queue;

import java.time.Duration;

/**
 * What a worker keeps to.
 *
 * @param maxLosses a task with which so many workers were lost is run by nobody any more; at least 1
 * @param again after how long a task that this worker cannot work on comes again, to it or another
 * @param idle after how long without tasks of a job its members are given up
 */
public record WorkerTerms(int maxLosses, Duration again, Duration idle) {
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(10);

    public static WorkerTerms of(int maxLosses) {
        return new WorkerTerms(maxLosses, AGAIN, IDLE);
    }
}
