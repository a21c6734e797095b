package dev.ravel.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Notice;
import dev.ravel.engine.RunListener;
import dev.ravel.remote.Clockwork;
import dev.ravel.source.Entry;
import dev.ravel.source.Source;
import dev.ravel.work.Cause;
import dev.ravel.work.Outcome;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SubmitterTest {
    private static final Tickets JOB = Tickets.of("job");
    private static final Instant DEADLINE = Instant.parse("2026-01-01T12:00:00Z");

    private final Queue<Runnable> actions = new ArrayDeque<>();
    private final Clockwork clockwork = new Clockwork(actions::add, (delay, action) -> {}, () -> 0);
    private final MemoryStore store =
            new MemoryStore(clockwork, () -> DEADLINE.minusSeconds(1), Duration.ofSeconds(10));
    private final MemoryBroker broker = store.connect();
    private final RecordingCollector collector = new RecordingCollector();
    private final Paper paper = new Paper();
    private final List<Integer> heard = new ArrayList<>();

    private static final class Paper implements Submitter.Mark {
        private long next;
        private boolean full;

        @Override
        public long next() {
            return next;
        }

        @Override
        public void advance(long after) throws IOException {
            if (full) {
                throw new IOException("disk full");
            }
            assertThat(after).isGreaterThan(next);
            next = after;
        }
    }

    /** Entries by ordinal: those that end in 9 are unusable URLs. */
    private static Source source(LongStream ordinals) {
        List<Entry> entries =
                new ArrayList<>(ordinals.mapToObj(SubmitterTest::entry).toList());
        return new Source() {
            @Override
            public List<Entry> read(int max) {
                List<Entry> batch = List.copyOf(entries.subList(0, Math.min(max, entries.size())));
                entries.removeAll(batch);
                return batch;
            }

            @Override
            public OptionalLong size() {
                return OptionalLong.empty();
            }
        };
    }

    private static Entry entry(long ordinal) {
        if (ordinal % 10 == 9) {
            Task task = Task.first(ordinal, new Work.Unusable("no URL"));
            return new Entry.Ended(new Outcome.Failed(task, Cause.URL, "no URL", Optional.empty()));
        }
        return new Entry.Ready(JOB.sum(ordinal).task());
    }

    private Submitter submitter() {
        RunListener listener = new RunListener() {
            @Override
            public void submitted(int tasks) {
                heard.add(tasks);
            }
        };
        return new Submitter(
                broker,
                JOB.terms(),
                Optional.of(DEADLINE),
                paper,
                new Submitter.Surroundings(actions::add, actions::add, listener));
    }

    private void drain() {
        while (!actions.isEmpty()) {
            actions.remove().run();
        }
    }

    private Progress progress() {
        Future<Progress> progress = broker.progress("job");
        drain();
        return progress.result();
    }

    @Test
    void every_task_comes_to_the_broker_with_its_deadline_and_then_their_number() {
        RecordingTaker worker = new RecordingTaker();
        broker.collect("job", 100, collector);
        broker.take(new Order("w", List.of("sum"), List.of(), 5, 5), worker);

        Future<Long> done = submitter().submit(List.of(source(LongStream.of(0, 1)), source(LongStream.of(2))), 0);
        drain();

        assertThat(done.result()).isEqualTo(3);
        assertThat(worker.tickets())
                .containsExactlyInAnyOrder(
                        Tickets.expiring(JOB.sum(0), DEADLINE),
                        Tickets.expiring(JOB.sum(1), DEADLINE),
                        Tickets.expiring(JOB.sum(2), DEADLINE));
        assertThat(collector.notices).containsExactly(new Notice.Submitted(3));
        assertThat(heard).containsExactly(2, 1);
    }

    @Test
    void what_ended_before_it_could_start_is_told_as_an_outcome() {
        broker.collect("job", 100, collector);

        Future<Long> done = submitter().submit(List.of(source(LongStream.range(8, 11))), 8);
        drain();

        assertThat(done.result()).isEqualTo(11);
        assertThat(collector.ended()).containsExactly(9L);
        assertThat(progress().submitted()).isEqualTo(2);
    }

    @Test
    void a_start_after_a_killed_one_goes_on_at_the_mark() {
        submitter().submit(List.of(source(LongStream.range(0, 600))), 0);
        drain();
        long before = progress().submitted();
        paper.next = 512;

        Future<Long> done = submitter().submit(List.of(source(LongStream.range(0, 600))), 0);
        drain();

        assertThat(done.result()).isEqualTo(600);
        assertThat(progress().submitted()).isEqualTo(before);
        assertThat(paper.next).isEqualTo(600);
    }

    @Test
    void a_stop_leaves_the_rest_for_a_later_start() {
        Submitter submitter = submitter();
        Future<Long> done = submitter.submit(List.of(source(LongStream.range(0, 600))), 0);
        submitter.stop();
        drain();

        assertThat(done.failed()).isTrue();
        assertThat(paper.next).isLessThan(600);
        assertThat(progress().complete()).isFalse();
    }

    @Test
    void a_mark_that_cannot_be_written_ends_the_submission() {
        paper.full = true;

        Future<Long> done = submitter().submit(List.of(source(LongStream.range(0, 3))), 0);
        drain();

        assertThat(done.cause()).hasMessage("how far the job was submitted cannot be written down: disk full");
    }

    @Test
    void an_input_that_cannot_be_read_ends_the_submission() {
        Source broken = new Source() {
            @Override
            public List<Entry> read(int max) throws IOException {
                throw new IOException("gone");
            }

            @Override
            public OptionalLong size() {
                return OptionalLong.empty();
            }
        };

        Future<Long> done = submitter().submit(List.of(broken), 0);
        drain();

        assertThat(done.cause()).hasMessage("the input cannot be read: gone");
    }
}
