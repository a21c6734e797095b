package dev.ravel.queue.rabbit;

import com.rabbitmq.client.Channel;
import dev.ravel.queue.Progress;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How jobs stand. What was submitted is exact between two batches. What ended and died is what a collector has
 * acknowledged, a moment ago; what nobody has collected is known by number only. What waits is all that lies in the queues of the job, also where
 * another job shares them, and what waits for its time anywhere; but never more than is not over. What is in flight is the
 * rest.
 */
final class Standings {
    private final Names names;
    private final Jobs jobs;
    private final Ledger ledger;
    private final Map<String, Future<Progress>> looks = new HashMap<>();

    Standings(Names names, Jobs jobs, Ledger ledger) {
        this.names = names;
        this.jobs = jobs;
        this.ledger = ledger;
    }

    /** One look at a time, which serves all who ask meanwhile. */
    Future<Progress> of(String job) {
        Future<Progress> under = looks.get(job);
        if (under != null) {
            return under;
        }
        Future<Progress> look = ledger.look(channel -> at(channel, job));
        looks.put(job, look);
        return look.onComplete(v -> looks.remove(job));
    }

    private Progress at(Channel channel, String job) throws IOException {
        names.submitted(job).declare(channel);
        names.collected(job).declare(channel);
        names.notices(job).declare(channel);
        Submission submission = jobs.submitted(channel, job);
        Tally tally = jobs.collected(channel, job);
        long over = tally.of("done") + tally.of("failed") + tally.of("skipped") + tally.of("expired") + tally.dead();
        long uncollected = uncollected(messages(channel, names.notices(job).name()), submission, tally);
        long open = Math.max(0, submission.count() - over - uncollected);
        long waiting = Math.min(open, waiting(channel, submission));
        return new Progress(
                submission.count(),
                submission.isComplete(),
                waiting,
                open - waiting,
                tally.of("done"),
                tally.of("failed"),
                tally.of("skipped"),
                tally.of("expired"),
                tally.dead(),
                uncollected);
    }

    /** Among the notices is the one that says how many tasks there are. */
    private static long uncollected(long notices, Submission submission, Tally tally) {
        boolean besides = submission.isComplete() && !tally.knowsAll();
        return Math.max(0, besides ? notices - 1 : notices);
    }

    private long waiting(Channel channel, Submission submission) throws IOException {
        long waiting = 0;
        for (String queue : submission.queues()) {
            waiting += messages(channel, queue);
        }
        for (Duration step : Steps.all()) {
            Queue queue = names.wait(step);
            queue.declare(channel);
            waiting += messages(channel, queue.name());
        }
        return waiting;
    }

    private static long messages(Channel channel, String queue) throws IOException {
        return channel.messageCount(queue);
    }
}
