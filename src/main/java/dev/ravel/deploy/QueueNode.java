package dev.ravel.deploy;

import dev.ravel.config.DeploymentConfig.Queue;
import dev.ravel.config.NodeConfig;
import dev.ravel.config.QueueConfig;
import dev.ravel.queue.Broker;
import dev.ravel.queue.BrokerException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A worker of queues that has no job of its own. A broker that goes away later is waited for, however long. */
final class QueueNode implements ServingNode {
    private static final Duration CLOSE = Duration.ofSeconds(15);

    private final QueueConfig queue;
    private final Duration drain;
    private final Consumer<String> told;
    private final CommsThread comms = Brokers.context();
    private final WorkRole work;
    private final CompletableFuture<Void> left = new CompletableFuture<>();
    private Broker broker;
    private boolean leaving;

    QueueNode(NodeConfig config, Queue deployment, Consumer<String> told) {
        this.queue = deployment.queue();
        this.drain = Duration.ofMillis(config.drainMs());
        this.told = told;
        WorkRole.Equipment equipment = new WorkRole.Equipment(config.vertx(), config.probe(), config.files());
        this.work = new WorkRole(
                deployment, equipment, comms, told, reason -> left.completeExceptionally(new BrokerException(reason)));
    }

    @Override
    public void run() throws RunException {
        comms.onDefect(left::completeExceptionally);
        comms.execute(this::begin);
        try {
            left.get();
        } catch (ExecutionException e) {
            throw new RunException(words(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("interrupted");
        } finally {
            close();
        }
    }

    private static String words(Throwable cause) {
        return cause instanceof BrokerException ? cause.getMessage() : "internal error: " + cause;
    }

    private void begin() {
        Brokers.open(queue, Duration.ZERO, comms.clockwork(), told)
                .compose(opened -> {
                    broker = opened;
                    return leaving ? Future.succeededFuture() : work.start(opened);
                })
                .onSuccess(serving -> told.accept(
                        work.name() + " serves " + String.join(", ", queue.served()) + " at " + queue.kind()))
                .onFailure(left::completeExceptionally);
    }

    @Override
    public void leave() {
        comms.execute(() -> {
            leaving = true;
            work.leave(drain).onComplete(done -> left.complete(null));
        });
        CompletableFuture.delayedExecutor(drain.plus(CLOSE).toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> left.complete(null));
    }

    /** What is not settled by now is given to others. */
    private void close() {
        try {
            comms.call(() -> work.close()
                            .transform(reports -> broker == null ? Future.succeededFuture() : broker.close()))
                    .await(CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            told.accept("the broker did not let go: " + e.getMessage());
        }
        comms.close();
    }
}
