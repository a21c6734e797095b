package dev.ravel.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Notice;
import dev.ravel.config.QueueConfig.Role;
import dev.ravel.engine.Ending;
import dev.ravel.engine.RunListener;
import dev.ravel.journal.Journal;
import dev.ravel.journal.OrdinalSet;
import dev.ravel.queue.Broker;
import dev.ravel.queue.Progress;
import dev.ravel.queue.Tickets;
import dev.ravel.runs.RunDirectory;
import dev.ravel.runs.Submission;
import dev.ravel.work.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One that only collects, at a broker that does what the test says. */
class QueueConductorTest {
    private static final long SECONDS = 60;

    @TempDir
    Path folder;

    private final CommsThread comms = new CommsThread();
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Broker.Collector> collector = new CompletableFuture<>();
    private Future<Broker.Subscription> collecting = Future.succeededFuture(this::closed);

    @AfterEach
    void close() {
        comms.close();
    }

    private Future<Void> closed() {
        calls.add("closed");
        return Future.succeededFuture();
    }

    private Object called(String method, Object... arguments) {
        return switch (method) {
            case "progress" -> Future.succeededFuture(new Progress(1, true, 1, 0, 0, 0, 0, 0, 0, 0));
            case "dead" -> Future.succeededFuture(List.of());
            case "collect" -> {
                collector.complete((Broker.Collector) arguments[2]);
                yield collecting;
            }
            case "forget" -> {
                calls.add("forgotten");
                yield Future.succeededFuture();
            }
            default -> throw new AssertionError(method);
        };
    }

    private Broker broker() {
        return (Broker) Proxy.newProxyInstance(
                Broker.class.getClassLoader(),
                new Class<?>[] {Broker.class},
                (proxy, method, arguments) -> called(method.getName(), arguments));
    }

    private QueueConductor started() throws IOException {
        QueueJob job = new QueueJob(
                Tickets.of("job").terms(),
                Set.of(Role.COLLECT),
                Submission.of(new RunDirectory(folder), "job"),
                Optional.empty(),
                0,
                Duration.ZERO,
                InstantSource.system(),
                new Deployment.Outside(Instant.EPOCH, line -> {}, total -> {}));
        QueueConductor conductor = new QueueConductor(broker(), job, comms, Optional.empty(), new RunListener() {});
        conductor.start(Map.of(), new Forgetful(), new OrdinalSet(), ending::complete);
        return conductor;
    }

    /** Writes nothing down. */
    private final class Forgetful implements Journal {
        @Override
        public void append(Outcome outcome) {
            throw new AssertionError("no outcome comes");
        }

        @Override
        public void close(Consumer<Optional<String>> closed) {
            calls.add("journal closed");
            closed.accept(Optional.empty());
        }
    }

    private Ending ended() throws Exception {
        return ending.get(SECONDS, TimeUnit.SECONDS);
    }

    private void told(Consumer<Broker.Collector> what) throws Exception {
        Broker.Collector to = collector.get(SECONDS, TimeUnit.SECONDS);
        comms.execute(() -> what.accept(to));
    }

    @Test
    void a_job_is_forgotten_when_nothing_of_it_comes_any_more() throws Exception {
        QueueConductor unused = started();

        told(to -> to.arrived(new Notice.Submitted(0), () -> {}));

        assertThat(ended()).isEqualTo(new Ending.Complete());
        assertThat(calls).containsExactly("closed", "forgotten", "journal closed");
    }

    @Test
    void a_run_that_stops_takes_no_more_notices_and_forgets_nothing() throws Exception {
        QueueConductor conductor = started();
        told(to -> conductor.stop("enough"));

        assertThat(ended()).isEqualTo(new Ending.Stopped("enough"));
        assertThat(calls).containsExactly("closed", "journal closed");
    }

    @Test
    void a_run_that_stops_does_not_wait_for_a_broker_that_is_away() throws Exception {
        Promise<Broker.Subscription> away = Promise.promise();
        collecting = away.future();
        QueueConductor conductor = started();
        told(to -> conductor.stop("enough"));

        assertThat(ended()).isEqualTo(new Ending.Stopped("enough"));
        away.complete(this::closed);
        assertThat(calls).containsExactly("journal closed", "closed");
    }

    @Test
    void a_notice_that_cannot_be_read_ends_the_run_with_its_reason() throws Exception {
        QueueConductor unused = started();

        told(to -> to.broken("a notice is of format 99"));

        assertThat(ended()).isEqualTo(new Ending.Broken("a notice is of format 99"));
        assertThat(calls).doesNotContain("forgotten");
    }
}
