package dev.ravel.deploy;

import dev.ravel.compute.Computation;
import dev.ravel.config.RequestConfig;
import dev.ravel.member.Lane;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import dev.ravel.work.Result;
import dev.ravel.work.Span;
import dev.ravel.work.Task;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a task on the calling thread, which waits for it: a worker's or a virtual one, never an event loop. */
final class TaskRunner {
    /** How much later than the fetcher's own deadlines a waiting thread gives up: only a defect makes it do so. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    /** The same where bodies are stored: a large one is read, hashed and synced when its last byte is here. */
    private static final Duration DISK_MARGIN = Duration.ofHours(1);

    private final Optional<FetchVerticle> fetcher;
    private final Duration longest;
    private final Computation computation;

    private TaskRunner(Optional<FetchVerticle> fetcher, Duration longest, Computation computation) {
        this.fetcher = fetcher;
        this.longest = longest;
        this.computation = computation;
    }

    /** A runner of computations only. */
    static TaskRunner computing(Computation computation) {
        return new TaskRunner(Optional.empty(), Duration.ZERO, computation);
    }

    /** A runner of all kinds that the job has; where it fetches, the fetcher gets an event loop. */
    static Future<TaskRunner> deploy(Vertx vertx, MemberParts parts, int slots, Computation computation) {
        if (parts.fetch().isEmpty()) {
            return Future.succeededFuture(computing(computation));
        }
        RequestConfig fetch = parts.fetch().get();
        Duration margin = parts.storage().isPresent() ? DISK_MARGIN : MARGIN;
        Duration longest =
                Duration.ofMillis(fetch.connectTimeoutMs() + fetch.timeoutMs()).plus(margin);
        FetchVerticle fetcher = new FetchVerticle(parts, slots);
        return vertx.deployVerticle(fetcher).map(id -> new TaskRunner(Optional.of(fetcher), longest, computation));
    }

    Result run(Task task, Lane lane) {
        Instant startedAt = Instant.now();
        try {
            return task.work().kind() == Kind.FETCH ? fetch(task, startedAt, lane) : computation.compute(task, lane);
        } catch (RuntimeException | Error e) {
            return defect(startedAt, lane, e);
        }
    }

    /** What a task ends with where the program is at fault: a defect must not take the slot with it. */
    static Result defect(Instant startedAt, Lane lane, Throwable thrown) {
        return lost(startedAt, lane, "internal error: " + thrown);
    }

    private Result fetch(Task task, Instant startedAt, Lane lane) {
        CompletableFuture<Result> answer = new CompletableFuture<>();
        fetcher.orElseThrow().fetch(task, answer::complete);
        try {
            Result result = answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return result.with(result.span().on(lane.name()));
        } catch (TimeoutException | ExecutionException e) {
            return lost(startedAt, lane, "no answer within " + longest.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return lost(startedAt, lane, "interrupted");
        }
    }

    private static Result lost(Instant startedAt, Lane lane, String detail) {
        return new Result.Failed(Span.computed(lane.name(), startedAt, 0), Cause.LOST, detail, 0, 0);
    }
}
