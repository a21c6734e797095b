package dev.ravel.deploy;

import dev.ravel.bus.Terms;
import dev.ravel.config.QueueConfig.Role;
import dev.ravel.queue.Submitter;
import dev.ravel.runs.Submission;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * A job as a broker is to have it, and what this process does for it.
 *
 * @param expiresAt when tasks that were not begun expire
 * @param failuresAllowed how many tasks may fail before the run stops; 0 is no limit
 * @param drain how long a stopped run waits for what its own worker has in hand
 * @param outside hears how many tasks there are, as soon as that is known
 */
record QueueJob(
        Terms terms,
        Set<Role> roles,
        Submission submission,
        Optional<Instant> expiresAt,
        long failuresAllowed,
        Duration drain,
        InstantSource clock,
        Deployment.Outside outside) {
    boolean has(Role role) {
        return roles.contains(role);
    }

    void known(long tasks) {
        outside.total().accept(tasks);
    }

    void tell(String line) {
        outside.told().accept(line);
    }

    Submitter.Mark mark() {
        return new Submitter.Mark() {
            @Override
            public long next() {
                return submission.next();
            }

            @Override
            public void advance(long next) throws IOException {
                submission.advance(next);
            }
        };
    }
}
