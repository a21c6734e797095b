package dev.ravel.deploy;

import dev.ravel.cluster.ClusterVertx;
import dev.ravel.cluster.Membership;
import dev.ravel.config.ClusterConfig;
import dev.ravel.config.ConfigException;
import dev.ravel.jvm.Daemons;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * This node's place in its cluster, taken anew after a split: what the event bus knows of who listens where does not outlast
 * one.
 */
final class ClusterPlace {
    private static final long OPEN_SECONDS = 30;
    private static final long RETRY_SECONDS = 3;

    private final ClusterConfig config;
    private final Opening opening;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(new Daemons("cluster"));
    private final Consumer<String> told;
    private Optional<Taken> taken = Optional.empty();
    private volatile boolean closed;

    /** What this node does in the cluster. */
    interface Opening {
        /** Completes with what has to be called before the place is left. */
        Future<Runnable> open(ClusterVertx cluster);
    }

    private record Taken(ClusterVertx cluster, Runnable close) {
        private void leave() {
            close.run();
            cluster.close();
        }
    }

    /** @param told hears, in words, of what happens between {@link #take} and {@link #close} */
    ClusterPlace(ClusterConfig config, Opening opening, Consumer<String> told) {
        this.config = config;
        this.opening = opening;
        this.told = told;
    }

    /**
     * Joins the cluster, or begins one.
     *
     * @return the nodes that are there already, as {@code host:port}; fails with {@link ConfigException} where this machine
     *     cannot be what the conf says
     */
    Future<Set<String>> take() {
        return call(this::join);
    }

    private Set<String> join() throws Exception {
        ClusterVertx cluster = ClusterVertx.start(config);
        try {
            cluster.hear(new Healing(cluster));
            Runnable close = opening.open(cluster).await(OPEN_SECONDS, TimeUnit.SECONDS);
            taken = Optional.of(new Taken(cluster, close));
            return cluster.others();
        } catch (Exception e) {
            cluster.close();
            throw e;
        }
    }

    private void takeAgain() {
        if (closed) {
            return;
        }
        leave();
        try {
            join();
        } catch (Exception e) {
            told.accept("cannot join the cluster again (" + e.getMessage() + "); trying once more");
            ScheduledFuture<?> unused = thread.schedule(this::takeAgain, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void leave() {
        taken.ifPresent(Taken::leave);
        taken = Optional.empty();
    }

    /** Leaves the cluster. */
    void close() throws Exception {
        closed = true;
        call(() -> {
                    leave();
                    thread.shutdownNow();
                    return null;
                })
                .await(OPEN_SECONDS, TimeUnit.SECONDS);
    }

    private <T> Future<T> call(Callable<T> action) {
        Promise<T> done = Promise.promise();
        thread.execute(() -> {
            try {
                done.complete(action.call());
            } catch (Exception | Error e) {
                done.fail(e);
            }
        });
        return done.future();
    }

    private final class Healing implements Membership {
        private final ClusterVertx cluster;

        private Healing(ClusterVertx cluster) {
            this.cluster = cluster;
        }

        @Override
        public void joined(String member) {}

        @Override
        public void left(String member) {}

        @Override
        public void merged() {
            thread.execute(() -> {
                if (taken.filter(now -> now.cluster == cluster).isPresent()) {
                    told.accept("the cluster had fallen apart and is one again; joining anew");
                    takeAgain();
                }
            });
        }
    }
}
