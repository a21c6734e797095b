package dev.ravel.queue;

import dev.ravel.bus.Notice;
import dev.ravel.bus.NoticeCodec;
import dev.ravel.bus.Ticket;
import dev.ravel.queue.Broker.DeadTask;
import dev.ravel.work.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a {@link MemoryStore} keeps of one job: its tasks, its notices, its dead, and the exact accounts. */
final class MemoryJob {
    final Set<MemoryTask> tasks = new LinkedHashSet<>();
    final Deque<byte[]> notices = new ArrayDeque<>();
    final Map<Long, Buried> dead = new TreeMap<>();
    private final Map<Long, String> ended = new TreeMap<>();
    private long mark;
    private long submitted;
    private boolean complete;

    record Buried(DeadTask task, Ticket ticket) {}

    /** Whether the task is not there yet: the ordinals of submitted ones only rise. */
    boolean submitted(Ticket ticket) {
        boolean fresh = ticket.ordinal() >= mark;
        if (fresh) {
            mark = ticket.ordinal() + 1;
            submitted++;
        }
        return fresh;
    }

    void tell(Notice notice) {
        if (notice instanceof Notice.Ended over) {
            ended.putIfAbsent(over.outcome().ordinal(), over.outcome().label());
        } else if (notice instanceof Notice.Submitted) {
            complete = true;
        }
        notices.add(NoticeCodec.encode(notice));
    }

    Progress progress() {
        long inFlight = tasks.stream().filter(task -> task.holder.isPresent()).count();
        return new Progress(
                submitted,
                complete,
                tasks.size() - inFlight,
                inFlight,
                count("done"),
                count("failed"),
                count("skipped"),
                count("expired"),
                dead.size(),
                0);
    }

    /** @param label as {@link Outcome#label} */
    private long count(String label) {
        return ended.values().stream().filter(label::equals).count();
    }
}
