package dev.ravel.queue.redis;

import dev.ravel.bus.Notice;
import dev.ravel.bus.NoticeCodec;
import dev.ravel.bus.Ticket;
import dev.ravel.bus.TicketCodec;
import dev.ravel.queue.Broker;
import dev.ravel.queue.BrokerException;
import dev.ravel.queue.Connection;
import dev.ravel.queue.Order;
import dev.ravel.queue.Progress;
import dev.ravel.queue.Taker;
import dev.ravel.remote.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A broker on one Redis, from 6.2 on; no cluster. What it has confirmed is as durable as Redis keeps it: with
 * {@code appendonly yes} it outlives Redis being killed, with {@code appendfsync always} also the machine.
 */
public final class RedisBroker implements Broker {
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Loop loop;
    private final Session session;
    private final List<Enrolment> workers = new ArrayList<>();

    private RedisBroker(Loop loop, Session session) {
        this.loop = loop;
        this.session = session;
    }

    /** Completes on the clockwork's context, with a broker that holds what this version understands. */
    public static Future<Broker> open(Connection connection, Clockwork clockwork) {
        Promise<Broker> opened = Promise.promise();
        clockwork.context().execute(() -> {
            try {
                start(Address.of(connection.url()), connection, clockwork).onComplete(opened);
            } catch (BrokerException e) {
                opened.fail(e);
            }
        });
        return opened.future();
    }

    private static Future<Broker> start(Address address, Connection connection, Clockwork clockwork) {
        Loop loop = Loop.start();
        Dialler dialler = new Dialler(loop, address, connection, clockwork);
        Fortune fortune = new Fortune(connection, address);
        Line line = new Line(dialler, Session.limits(connection, Duration.ZERO), fortune);
        RedisBroker broker = new RedisBroker(loop, new Session(line, dialler, connection, new TicketCodec()));
        fortune.whenBack(broker::back);
        return line.open().compose(v -> broker.checkMark()).<Broker>map(broker).recover(e -> broker.shut()
                .compose(v -> Future.failedFuture(e)));
    }

    private void back() {
        workers.removeIf(Enrolment::isGone);
        List.copyOf(workers).forEach(Enrolment::back);
    }

    private Future<Void> checkMark() {
        Connection settings = session.settings();
        String mark = "format " + TicketCodec.FORMAT + " with " + settings.shards() + " shards";
        return session.run(Script.OPEN, mark).compose(reply -> {
            String found = reply.response().toString();
            return found.equals(mark)
                    ? Future.succeededFuture()
                    : Future.failedFuture(new BrokerException(session.dialler().address() + " holds queues named "
                            + settings.name() + " of " + found + ", and this is " + mark));
        });
    }

    @Override
    public Future<Void> submit(List<Ticket> tickets) {
        return new Submission(session).run(tickets);
    }

    @Override
    public Future<Void> tell(String job, Notice notice) {
        int complete = notice instanceof Notice.Submitted ? 1 : 0;
        return session.run(Script.TELL, job, NoticeCodec.encode(notice), complete)
                .mapEmpty();
    }

    @Override
    public Future<Subscription> take(Order order, Taker taker) {
        Enrolment worker = new Enrolment(session, order, taker);
        workers.removeIf(Enrolment::isGone);
        workers.add(worker);
        return worker.open();
    }

    @Override
    public Future<Subscription> collect(String job, int most, Collector collector) {
        return new Notices(session, job, most, collector).open();
    }

    /** Exact: the scripts count what they do. */
    @Override
    public Future<Progress> progress(String job) {
        return session.ask(Command.HGETALL, session.key("job:" + job))
                .map(Account::of)
                .map(Account::progress);
    }

    @Override
    public Future<List<String>> jobs() {
        return session.ask(Command.SMEMBERS, session.key("jobs"))
                .map(reply -> reply.texts().stream().sorted().toList());
    }

    @Override
    public Future<List<DeadTask>> dead(Optional<String> job) {
        return those(job)
                .compose(jobs -> Future.all(jobs.stream()
                        .map(one -> new DeadTasks(session, one).list())
                        .toList()))
                .map(all -> all.<List<DeadTask>>list().stream()
                        .flatMap(Collection::stream)
                        .toList());
    }

    @Override
    public Future<Integer> requeue(Optional<String> job) {
        return those(job)
                .compose(jobs -> Future.all(jobs.stream()
                        .map(one -> new DeadTasks(session, one).requeue())
                        .toList()))
                .map(all ->
                        all.<Integer>list().stream().mapToInt(Integer::intValue).sum());
    }

    private Future<List<String>> those(Optional<String> job) {
        return job.map(name -> Future.succeededFuture(List.of(name))).orElseGet(this::jobs);
    }

    @Override
    public Future<Integer> expire(String job) {
        return new Lapse(session, job).run();
    }

    @Override
    public Future<Void> forget(String job) {
        return session.run(Script.FORGET, job).mapEmpty();
    }

    @Override
    public Future<Void> close() {
        Promise<Void> said = Promise.promise();
        workers.forEach(Enrolment::abandon);
        if (session.line().there()) {
            session.ask(Command.PING).onComplete(answer -> said.tryComplete());
            session.clockwork().timer().after(GOODBYE, said::tryComplete);
        } else {
            said.complete();
        }
        return said.future().compose(v -> shut());
    }

    /** Completes on the context, which is then called no more. */
    private Future<Void> shut() {
        session.line().close();
        Promise<Void> silent = Promise.promise();
        loop.vertx().close().onComplete(v -> session.clockwork().context().execute(silent::tryComplete));
        return silent.future();
    }
}
