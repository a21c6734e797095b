package dev.ravel.deploy;

import dev.ravel.config.QueueConfig.Role;
import dev.ravel.engine.Ending;
import dev.ravel.engine.Ending.Broken;
import dev.ravel.engine.Ending.Complete;
import dev.ravel.engine.Ending.Stopped;
import dev.ravel.engine.Ending.Submitted;
import dev.ravel.engine.RunListener;
import dev.ravel.journal.Journal;
import dev.ravel.journal.OrdinalSet;
import dev.ravel.jvm.Daemons;
import dev.ravel.queue.Broker;
import dev.ravel.queue.Broker.Subscription;
import dev.ravel.queue.Gatherer;
import dev.ravel.queue.Progress;
import dev.ravel.queue.Submitter;
import dev.ravel.source.Source;
import dev.ravel.work.Kind;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Sees a job through that is kept by a broker: submits its tasks, and gathers their outcomes until it has all of them. Its
 * own state is confined to the context of the broker.
 */
final class QueueConductor implements Conductor {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(5);
    /** What the own worker has finished last comes back by way of the broker. */
    private static final Duration LAST_NOTICES = Duration.ofMillis(300);

    private final Broker broker;
    private final QueueJob job;
    private final CommsThread context;
    private final Optional<WorkRole> work;
    private final RunListener listener;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(new Daemons("ravel-submitter"));
    private Optional<Submitter> submitter = Optional.empty();
    private Optional<Gatherer> gatherer = Optional.empty();
    private Future<Subscription> collecting = Future.failedFuture("nothing is collected");
    private Journal journal;
    private Consumer<Ending> whenOver;
    private Ending ending;
    private boolean told;

    /** @param work the part of this process in the work, where it has one */
    QueueConductor(Broker broker, QueueJob job, CommsThread context, Optional<WorkRole> work, RunListener listener) {
        this.broker = broker;
        this.job = job;
        this.context = context;
        this.work = work;
        this.listener = listener;
    }

    @Override
    public void start(Map<Kind, Source> sources, Journal outcomes, OrdinalSet past, Consumer<Ending> ended) {
        context.execute(() -> {
            journal = outcomes;
            whenOver = ended;
            if (ending != null) {
                finish();
                return;
            }
            if (job.has(Role.COLLECT)) {
                gather(past);
            }
            if (job.has(Role.SUBMIT)) {
                unlessTaken(() -> submit(sources, past.size()));
            }
        });
    }

    /** Of a job of the same name the marks of another run would be taken for this one's. */
    private void unlessTaken(Runnable then) {
        if (!job.submission().fresh()) {
            then.run();
            return;
        }
        broker.progress(job.terms().job()).onFailure(this::broken).onSuccess(known -> {
            if (known.submitted() > 0) {
                failed("the broker has a job " + job.terms().job()
                        + " already: -resume the run that submitted it, or give another deployment.job");
            } else if (ending == null) {
                then.run();
            }
        });
    }

    private void submit(Map<Kind, Source> sources, long before) {
        Submitter.Surroundings around = new Submitter.Surroundings(context::execute, reader, listener);
        Submitter running = new Submitter(broker, job.terms(), job.expiresAt(), job.mark(), around);
        submitter = Optional.of(running);
        List<Source> inOrder = Stream.of(Kind.SUM, Kind.BLOCK, Kind.FETCH)
                .map(sources::get)
                .filter(Objects::nonNull)
                .toList();
        running.submit(inOrder, before).onSuccess(this::submitted).onFailure(this::broken);
    }

    private void submitted(long total) {
        if (gatherer.isEmpty()) {
            write(
                    () -> job.submission().complete(total),
                    () -> end(new Submitted(job.terms().job(), total)));
        }
    }

    private void gather(OrdinalSet past) {
        Gatherer gathering = new Gatherer(journal, past, listener, new Hearer());
        gatherer = Optional.of(gathering);
        job.submission().total().ifPresent(total -> {
            job.known(total);
            gathering.total(total);
        });
        collecting = dead(gathering)
                .compose(known -> broker.collect(job.terms().job(), Gatherer.MOST, gathering))
                .onFailure(this::broken);
        job.expiresAt().ifPresent(this::expireFrom);
        look();
    }

    /** Who only waits for notices would not hear that the broker is gone for good: it is asked now and then. */
    private void look() {
        broker.progress(job.terms().job())
                .onFailure(this::broken)
                .onSuccess(this::missing)
                .onComplete(any -> {
                    if (ending == null) {
                        context.clockwork().timer().after(LOOK, this::look);
                    }
                });
    }

    /** Whoever mistook the name of a job would wait for ever. */
    private void missing(Progress progress) {
        boolean nothing = progress.submitted() == 0 && !progress.complete() && progress.uncollected() == 0;
        if (nothing && !told && !job.has(Role.SUBMIT)) {
            told = true;
            job.tell("the broker has nothing of a job " + job.terms().job() + " yet: waiting for it");
        }
    }

    /** Those of earlier starts: of them nobody tells again. */
    private Future<?> dead(Gatherer gathering) {
        return broker.dead(Optional.of(job.terms().job()))
                .onSuccess(tasks -> tasks.forEach(task -> gathering.dead(task.ordinal())));
    }

    private void expireFrom(Instant deadline) {
        Duration until = Duration.between(job.clock().instant(), deadline);
        context.clockwork().timer().after(until.isNegative() ? Duration.ZERO : until, this::expire);
    }

    /** Again and again: what is back from a worker may have expired meanwhile. */
    private void expire() {
        if (ending == null) {
            broker.expire(job.terms().job()).onFailure(this::broken);
            context.clockwork().timer().after(SECOND, this::expire);
        }
    }

    private final class Hearer implements Gatherer.Hearer {
        @Override
        public void total(long tasks, Runnable acknowledge) {
            job.known(tasks);
            write(() -> job.submission().complete(tasks), acknowledge);
        }

        @Override
        public void failed(long tasks) {
            if (tasks == job.failuresAllowed()) {
                end(new Stopped("as many tasks failed as run.failures allows: " + tasks));
            }
        }

        @Override
        public void over(int dead) {
            String words = dead == 1
                    ? "1 task is dead: -dead tells why, -requeue puts it back"
                    : dead + " tasks are dead: -dead tells why, -requeue puts them back";
            end(dead == 0 ? new Complete() : new Stopped(words));
        }

        @Override
        public void broken(String reason) {
            end(new Broken(reason));
        }
    }

    private interface Writing {
        void write() throws IOException;
    }

    /** Not on the context: the disk may take its time. */
    private void write(Writing writing, Runnable then) {
        reader.execute(() -> {
            try {
                writing.write();
                context.execute(then);
            } catch (IOException e) {
                failed("the submission cannot be written down: " + RunFolders.inWords(e));
            } catch (RuntimeException | Error e) {
                failed("internal error: " + e);
            }
        });
    }

    @Override
    public void synced(int outcomes) {
        context.execute(() -> gatherer.ifPresent(gathering -> gathering.synced(outcomes)));
    }

    @Override
    public void failed(String reason) {
        context.execute(() -> end(new Broken(reason)));
    }

    @Override
    public void stop(String reason) {
        context.execute(() -> end(new Stopped(reason)));
    }

    private void broken(Throwable cause) {
        end(new Broken(cause.getMessage()));
    }

    private void end(Ending why) {
        if (ending != null) {
            return;
        }
        ending = why;
        submitter.ifPresent(Submitter::stop);
        if (journal != null) {
            Future<?> left = work.map(role -> role.leave(job.drain())).orElse(Future.succeededFuture());
            Duration last = why instanceof Stopped && work.isPresent() ? LAST_NOTICES : Duration.ZERO;
            left.onComplete(gone -> context.clockwork().timer().after(last, this::finish));
        }
    }

    /** Only a job that is whole has the broker's answers waited for: others may end because there are none. */
    private void finish() {
        reader.shutdown();
        Future<?> deaf = collecting.compose(Subscription::close).otherwiseEmpty();
        boolean whole = ending instanceof Complete;
        Future<?> left = whole ? deaf.compose(any -> broker.forget(job.terms().job())) : Future.succeededFuture();
        left.onComplete(gone -> journal.close(
                failure -> whenOver.accept(failure.<Ending>map(Broken::new).orElse(ending))));
    }
}
