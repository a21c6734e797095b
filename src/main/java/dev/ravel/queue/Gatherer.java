package dev.ravel.queue;

import dev.ravel.bus.Notice;
import dev.ravel.engine.RunListener;
import dev.ravel.journal.Journal;
import dev.ravel.journal.OrdinalSet;
import dev.ravel.member.Hello;
import dev.ravel.work.Outcome;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;

/**
 * Gathers the outcomes of a job into its journal: each ordinal counts once, however often it is told. A notice is
 * acknowledged when its outcome is on disk. It is over when every task has its outcome there, or is dead.
 *
 * <p>Confined to the broker's context.
 */
public final class Gatherer implements Broker.Collector {
    /** Notices that may be on their way to the disk. */
    public static final int MOST = 1000;

    private final Journal journal;
    private final OrdinalSet past;
    private final RunListener listener;
    private final Hearer hearer;
    private final OrdinalSet ended = new OrdinalSet();
    private final Set<Long> dead = new HashSet<>();
    private final Queue<Unsynced> unsynced = new ArrayDeque<>();
    private OptionalLong total = OptionalLong.empty();
    private long failures;

    private record Unsynced(Outcome outcome, Runnable acknowledge) {}

    /** Hears how far it is, on the broker's context. */
    public interface Hearer {
        /** The job has so many tasks; {@code acknowledge} is to be run when that is written down. */
        void total(long tasks, Runnable acknowledge);

        /** One more task has failed. */
        void failed(long tasks);

        /** Every task has its outcome on disk, or is dead; may be called again. */
        void over(int dead);

        /** What became of some task is told by a notice that cannot be read: it will not be over. */
        void broken(String reason);
    }

    /** @param past the tasks that have their outcomes in the journal; not changed any more */
    public Gatherer(Journal journal, OrdinalSet past, RunListener listener, Hearer hearer) {
        this.journal = journal;
        this.past = past;
        this.listener = listener;
        this.hearer = hearer;
    }

    @Override
    public void arrived(Notice notice, Runnable acknowledge) {
        if (notice instanceof Notice.Ended task) {
            ended(task.outcome(), acknowledge);
        } else if (notice instanceof Notice.Submitted all) {
            hearer.total(all.total(), acknowledge);
            total(all.total());
        } else if (notice instanceof Notice.Dead task) {
            dead(task.ordinal());
            acknowledge.run();
        } else if (notice instanceof Notice.Requeued task) {
            dead.remove(task.ordinal());
            acknowledge.run();
        }
    }

    @Override
    public void broken(String reason) {
        hearer.broken(reason);
    }

    /** The job has so many tasks. */
    public void total(long tasks) {
        total = OptionalLong.of(tasks);
        check();
    }

    /** Nobody works on this task until it is put back, unless somebody had ended it. */
    public void dead(long ordinal) {
        if (!past.contains(ordinal) && !ended.contains(ordinal)) {
            dead.add(ordinal);
        }
        check();
    }

    private void ended(Outcome outcome, Runnable acknowledge) {
        if (past.contains(outcome.ordinal()) || !ended.add(outcome.ordinal())) {
            acknowledge.run();
            return;
        }
        dead.remove(outcome.ordinal());
        outcome.last().ifPresent(result -> listener.answered(outcome.task(), result, member(outcome)));
        unsynced.add(new Unsynced(outcome, acknowledge));
        journal.append(outcome);
        if (outcome instanceof Outcome.Failed) {
            hearer.failed(++failures);
        }
    }

    /** A row of the summary for each lane that did anything: how many slots its worker has is not known here. */
    private static Hello member(Outcome outcome) {
        String lane = outcome.last().orElseThrow().span().lane();
        return new Hello(lane, 1, Set.of(outcome.task().work().kind()));
    }

    /** So many more outcomes are on disk. */
    public void synced(int outcomes) {
        for (int i = 0; i < outcomes; i++) {
            Unsynced next = unsynced.remove();
            next.acknowledge.run();
            listener.ended(next.outcome);
        }
        check();
    }

    private void check() {
        long known = past.size() + ended.size() + dead.size();
        if (unsynced.isEmpty() && total.isPresent() && known >= total.getAsLong()) {
            hearer.over(dead.size());
        }
    }
}
