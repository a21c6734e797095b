package dev.ravel.queue;

import dev.ravel.bus.Ticket;
import dev.ravel.remote.FakeTime;
import dev.ravel.work.Kind;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Workers, a submitter and a collector at a broker in memory, in time that the test holds in its hands. */
final class WorkerRig {
    static final Duration CLAIM = Duration.ofSeconds(3);
    static final Duration SECOND = Duration.ofSeconds(1);
    static final Tickets JOB = Tickets.of("job");
    static final WorkerTerms TERMS = WorkerTerms.of(3);
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    final FakeTime time = new FakeTime();
    final MemoryStore store = new MemoryStore(time.clockwork(), this::now, CLAIM);
    final MemoryBroker submitter = store.connect();
    final RecordingCollector collector = new RecordingCollector();
    private int workers;

    WorkerRig() {
        submitter.collect("job", 10_000, collector);
    }

    Instant now() {
        return START.plusNanos(time.now());
    }

    /** A worker of all queues. */
    final class Party implements WorkerListener {
        final MemoryBroker broker = store.connect();
        /** The place of the first job. */
        final TestPlace place = new TestPlace();

        boolean alive = true;
        private final List<TestPlace> places = new ArrayList<>();
        final List<String> said = new ArrayList<>();
        final QueueWorker worker = new QueueWorker(
                TERMS, new Workshop(this::nextPlace, time.clockwork(), WorkerRig.this::now, new Random(1)), this);

        /** Its process is killed. */
        void dies() {
            alive = false;
            broker.kill();
        }

        /** Its process ends as it should, or is killed where the broker does not answer. */
        void leaves() {
            worker.leave(SECOND).onComplete(left -> {
                broker.close();
                time.after(SECOND, this::dies);
            });
        }

        private TestPlace nextPlace() {
            places.add(places.isEmpty() ? place : new TestPlace());
            return places.get(places.size() - 1);
        }

        @Override
        public void serving(String job) {
            said.add("serving " + job);
        }

        @Override
        public void idle(String job) {
            said.add("idle " + job);
        }

        @Override
        public void unable(String job, String reason) {
            said.add("unable: " + reason);
        }

        @Override
        public void halted(String job, String reason) {
            said.add("halted: " + reason);
        }

        @Override
        public void buried(Ticket ticket, String reason) {
            said.add("buried " + ticket.ordinal() + ": " + reason);
        }

        @Override
        public void unsettled(String reason) {
            said.add("unsettled: " + reason);
        }

        @Override
        public void broken(String reason) {
            said.add("broken: " + reason);
        }
    }

    Party worker() {
        Party party = new Party();
        Order order = new Order("worker-" + workers++, List.of("sum"), Tickets.shards(), TestPlace.SLOTS, 1000);
        party.worker.start(party.broker, order);
        time.settle();
        return party;
    }

    void submit(Ticket... tickets) {
        submit(List.of(tickets));
    }

    void submit(List<Ticket> tickets) {
        submitter.submit(tickets);
        time.settle();
    }

    Progress progress() {
        Future<Progress> progress = submitter.progress("job");
        time.settle();
        return progress.result();
    }

    /** All that a member has in hand and will get is answered, as it comes. */
    void answerAll(Party party) {
        while (party.places.stream().anyMatch(place -> !place.inHand().isEmpty())) {
            party.places.forEach(WorkerRig::answerAll);
            time.settle();
        }
    }

    private static void answerAll(TestPlace place) {
        place.inHand()
                .forEach(task -> place.answer(
                        task.ordinal(), task.work().kind() == Kind.FETCH ? TestPlace.page() : TestPlace.value()));
    }
}
