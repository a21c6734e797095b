package dev.ravel.engine;

import dev.ravel.politeness.Delay;
import java.time.Duration;

/**
 * What bounds a run.
 *
 * @param drain how long a stopped run waits for what is in flight
 * @param failures how many tasks may fail before the run stops; 0 is no limit
 * @param window tasks that may be read ahead, at least 1
 * @param expireAfter how long after the start a task may be tried for the first time; zero is no limit
 * @param pause how long a fetch holds its slot before the first request of every attempt
 */
public record Limits(Duration drain, long failures, int window, Duration expireAfter, Delay pause) {}
