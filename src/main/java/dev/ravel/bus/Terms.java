package dev.ravel.bus;

import dev.ravel.politeness.Delay;
import dev.ravel.politeness.Pace;

/**
 * All that a worker of a queue needs to know of a job besides its tasks. It travels with every task, so that a task can
 * be worked on by whoever takes it.
 *
 * @param job names the job on its broker; a word
 * @param pace of the requests to each host
 * @param pause how long a fetch holds its slot before the first request of every attempt
 */
public record Terms(String job, JobSettings settings, Pace pace, Delay pause, Routes routes) {
    /** Of the name alone: these are looked up for every ticket, and jobs of one name that differ are rare. */
    @Override
    public int hashCode() {
        return job.hashCode();
    }
}
