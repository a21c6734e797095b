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
 * acknowledged, a moment ago; what nobody has collected is known by number only. What waits is all that lies in the queues
 * of the job, also where another job shares them, and what waits for its time anywhere; but never more than is not over.
 * What is in flight is the rest. To look makes no queue: where one is missing, there is nothing in it.
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
        try (Lookout lookout = new Lookout(channel.getConnection())) {
            return at(channel, lookout, job);
        }
    }

    private Progress at(Channel channel, Lookout lookout, String job) throws IOException {
        boolean submits = lookout.messages(names.submitted(job).name()) > 0;
        boolean collects = lookout.messages(names.collected(job).name()) > 0;
        Submission submission = submits ? jobs.submitted(channel, job) : new Submission();
        Tally tally = collects ? jobs.collected(channel, job) : new Tally();
        long over = tally.of("done") + tally.of("failed") + tally.of("skipped") + tally.of("expired") + tally.dead();
        long uncollected = uncollected(lookout.messages(names.notices(job).name()), submission, tally);
        long open = Math.max(0, submission.count() - over - uncollected);
        long waiting = Math.min(open, waiting(lookout, submission));
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

    private long waiting(Lookout lookout, Submission submission) throws IOException {
        long waiting = 0;
        for (String queue : submission.queues()) {
            waiting += lookout.messages(queue);
        }
        for (Duration step : Steps.all()) {
            waiting += lookout.messages(names.wait(step).name());
        }
        return waiting;
    }
}
