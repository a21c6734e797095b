package dev.ravel.deploy;

import dev.ravel.config.QueueConfig;
import dev.ravel.queue.Broker;
import dev.ravel.queue.Broker.DeadTask;
import dev.ravel.queue.Progress;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Looks at a broker from outside of any run. Its methods wait, at most for {@code deployment.patienceMs} and little more. */
public final class BrokerView implements AutoCloseable {
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final CommsThread comms = Brokers.context();
    private final QueueConfig queue;
    private final Duration patience;
    private final Broker broker;

    public BrokerView(QueueConfig queue) throws RunException {
        this.queue = queue;
        this.patience = Duration.ofMillis(queue.patienceMs());
        this.broker = opened();
    }

    private Broker opened() throws RunException {
        try {
            return await(() -> Brokers.open(queue, patience, comms.clockwork(), line -> {}));
        } catch (RunException e) {
            comms.close();
            throw e;
        }
    }

    /** How the jobs stand: the one that the conf names, or all, by name. */
    public Map<String, Progress> progress() throws RunException {
        List<String> jobs = queue.job().isPresent() ? List.of(queue.job().get()) : await(broker::jobs);
        Map<String, Progress> all = new LinkedHashMap<>();
        for (String job : jobs) {
            Progress progress = await(() -> broker.progress(job));
            if (progress.submitted() > 0 || progress.complete()) {
                all.put(job, progress);
            }
        }
        return all;
    }

    /** The dead tasks of the job that the conf names, or of all. */
    public List<DeadTask> dead() throws RunException {
        return await(() -> broker.dead(queue.job()));
    }

    /** Puts them back; returns how many. */
    public int requeue() throws RunException {
        return await(() -> broker.requeue(queue.job()));
    }

    private <T> T await(Supplier<Future<T>> asking) throws RunException {
        try {
            return comms.call(asking).await(patience.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            throw new RunException(
                    e instanceof TimeoutException ? "the broker did not answer in time" : e.getMessage());
        }
    }

    @Override
    public void close() throws RunException {
        try {
            await(broker::close);
        } finally {
            comms.close();
        }
    }
}
