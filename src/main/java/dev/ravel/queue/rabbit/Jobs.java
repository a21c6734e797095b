package dev.ravel.queue.rabbit;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import dev.ravel.bus.Notice;
import dev.ravel.bus.Ticket;
import dev.ravel.queue.Broker.Collector;
import dev.ravel.queue.Broker.Subscription;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The jobs of a broker: that they are there, how far their submission has come, and that they are over. */
final class Jobs {
    private final Office office;
    private final Ledger ledger;
    private final Map<String, Future<Void>> announced = new HashMap<>();
    private final Map<String, Future<Submission>> submissions = new HashMap<>();
    private final Map<String, List<Collecting>> collecting = new HashMap<>();

    Jobs(Office office, Ledger ledger) {
        this.office = office;
        this.ledger = ledger;
    }

    private Names names() {
        return office.names();
    }

    Future<Void> submit(List<Ticket> tickets) {
        Map<String, List<Ticket>> byJob = new LinkedHashMap<>();
        tickets.forEach(ticket ->
                byJob.computeIfAbsent(ticket.job(), job -> new ArrayList<>()).add(ticket));
        Future<Void> done = Future.succeededFuture();
        for (Map.Entry<String, List<Ticket>> one : byJob.entrySet()) {
            done = done.compose(v -> submission(one.getKey()))
                    .compose(submission -> submit(one.getKey(), submission, one.getValue()));
        }
        return done;
    }

    /** Only when all of them are durable the mark is moved behind them. */
    private Future<Void> submit(String job, Submission submission, List<Ticket> tickets) {
        List<Ticket> fresh = submission.fresh(tickets);
        if (fresh.isEmpty()) {
            return Future.succeededFuture();
        }
        Mail mail = office.settling().mail();
        Set<String> queues = new LinkedHashSet<>();
        List<Future<Void>> all = fresh.stream()
                .map(ticket -> {
                    queues.add(mail.home(ticket).name());
                    return office.post().put(mail.ticket(ticket, Instant.EPOCH));
                })
                .toList();
        return Future.join(all).compose(v -> {
            submission.add(fresh, queues);
            return write(job, submission);
        });
    }

    private Future<Void> write(String job, Submission submission) {
        return office.post().put(Addressed.to(names().submitted(job), Stamp.PLAIN, submission.written()));
    }

    Future<Void> tell(String job, Notice notice) {
        Future<Void> told = announce(job)
                .compose(v -> office.post().put(office.settling().mail().notice(job, notice)));
        return notice instanceof Notice.Submitted ? told.compose(v -> complete(job)) : told;
    }

    private Future<Void> complete(String job) {
        return submission(job).compose(submission -> {
            submission.complete();
            return write(job, submission);
        });
    }

    /** The job is in the list, and its notices have a queue: where there is none, nobody sends any. */
    Future<Void> announce(String job) {
        return remembered(announced, job, () -> {
            byte[] body = job.getBytes(StandardCharsets.UTF_8);
            return office.post()
                    .put(Addressed.to(names().jobs(), Stamp.PLAIN, body))
                    .compose(v -> office.post().declare(names().notices(job)));
        });
    }

    private Future<Submission> submission(String job) {
        return remembered(submissions, job, () -> announce(job)
                .compose(v -> office.post().declare(names().submitted(job)))
                .compose(v -> ledger.look(channel -> submitted(channel, job))));
    }

    private interface Making<T> {
        Future<T> make();
    }

    private static <T> Future<T> remembered(Map<String, Future<T>> known, String job, Making<T> making) {
        Future<T> before = known.get(job);
        if (before != null && !before.failed()) {
            return before;
        }
        Future<T> made = making.make();
        known.put(job, made);
        return made;
    }

    /** Blocks. */
    Submission submitted(Channel channel, String job) throws IOException {
        Submission last = new Submission();
        for (GetResponse got : Ledger.all(channel, names().submitted(job).name())) {
            last = Submission.read(got.getBody());
        }
        return last;
    }

    private Future<Tally> collected(String job) {
        return announce(job)
                .compose(v -> office.post().declare(names().collected(job)))
                .compose(v -> ledger.look(channel -> collected(channel, job)));
    }

    /** Blocks. */
    Tally collected(Channel channel, String job) throws IOException {
        Tally last = new Tally();
        for (GetResponse got : Ledger.all(channel, names().collected(job).name())) {
            last = Tally.read(got.getBody());
        }
        return last;
    }

    Future<List<String>> list() {
        return ledger.look(channel -> {
            Set<String> jobs = new TreeSet<>();
            for (GetResponse got : Ledger.all(channel, names().jobs().name())) {
                jobs.add(name(got));
            }
            return List.copyOf(jobs);
        });
    }

    private static String name(GetResponse got) {
        return new String(got.getBody(), StandardCharsets.UTF_8);
    }

    Future<Subscription> collect(String job, int most, Collector collector) {
        return collected(job).compose(tally -> {
            Collecting one = new Collecting(office, job, most, collector, tally);
            collecting.computeIfAbsent(job, name -> new ArrayList<>()).add(one);
            return one.open();
        });
    }

    /** Who collects here writes nothing more before the queues are gone: it would make them again. */
    Future<Void> forget(String job) {
        announced.remove(job);
        submissions.remove(job);
        List<Collecting> here = Optional.ofNullable(collecting.remove(job)).orElse(List.of());
        return Future.join(here.stream().map(Collecting::forgotten).toList()).compose(v -> drop(job));
    }

    private Future<Void> drop(String job) {
        List<Queue> queues = List.of(names().notices(job), names().submitted(job), names().collected(job));
        office.post().deleted(queues);
        return ledger.look(channel -> {
            for (Queue queue : queues) {
                channel.queueDelete(queue.name());
            }
            for (GetResponse got : Ledger.all(channel, names().jobs().name())) {
                if (name(got).equals(job)) {
                    channel.basicAck(got.getEnvelope().getDeliveryTag(), false);
                }
            }
            return null;
        });
    }
}
