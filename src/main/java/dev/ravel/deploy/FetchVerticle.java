package dev.ravel.deploy;

import dev.ravel.fetch.FetchSettings;
import dev.ravel.fetch.HttpFetcher;
import dev.ravel.fetch.Rehearsal;
import dev.ravel.member.Hello;
import dev.ravel.member.Inbox;
import dev.ravel.member.Lane;
import dev.ravel.member.Member;
import dev.ravel.member.Storage;
import dev.ravel.work.Kind;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;

/** Fetches on one event loop, which it never blocks: up to {@code slots} requests are open together. */
final class FetchVerticle extends VerticleBase implements Member {
    private final MemberParts parts;
    private final int slots;
    private HttpFetcher fetcher;
    private Lane lane;
    private Hello hello;
    private Inbox<Asked> inbox;

    private record Asked(Task task, Consumer<Result> answer) {}

    FetchVerticle(MemberParts parts, int slots) {
        this.parts = parts;
        this.slots = slots;
    }

    @Override
    public Future<?> start() {
        lane = parts.lanes().here(context);
        int connections = slots * parts.storage().map(Storage::segments).orElse(1);
        FetchSettings settings =
                new FetchSettings(parts.fetch().orElseThrow(), parts.rules(), lane, connections, parts.storage());
        fetcher = new HttpFetcher(vertx, settings);
        inbox = new Inbox<>(action -> context.runOnContext(v -> action.run()), this::ask, () -> {});
        hello = new Hello(lane.name(), slots, Set.of(Kind.FETCH));
        return Rehearsal.run(vertx, settings);
    }

    @Override
    public Future<?> stop() {
        return fetcher.close();
    }

    @Override
    public Hello hello() {
        return hello;
    }

    @Override
    public void take(Task task) {
        fetch(task, result -> parts.coordinator().answered(this, task, result));
    }

    /** Fetches for whoever asks, from any thread; the answer comes on the event loop. */
    void fetch(Task task, Consumer<Result> answer) {
        inbox.add(new Asked(task, answer));
    }

    private void ask(Asked asked) {
        Instant startedAt = Instant.now();
        result(asked.task, startedAt)
                .otherwise(thrown -> TaskRunner.defect(startedAt, lane, thrown))
                .onSuccess(asked.answer::accept);
    }

    private Future<Result> result(Task task, Instant startedAt) {
        try {
            return fetcher.fetch(task);
        } catch (RuntimeException | Error e) {
            return Future.succeededFuture(TaskRunner.defect(startedAt, lane, e));
        }
    }
}
