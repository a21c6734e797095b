package dev.ravel.engine;

import java.time.Duration;

/**
 * When a run ends early.
 *
 * @param drain how long a stopped run waits for what is in flight
 * @param failures how many tasks may fail before the run stops; 0 is no limit
 * @param window tasks that may be read ahead, at least 1
 */
public record Limits(Duration drain, long failures, int window) {}
