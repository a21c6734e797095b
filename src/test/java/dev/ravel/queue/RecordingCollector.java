package dev.ravel.queue;

import dev.ravel.bus.Notice;
import dev.ravel.work.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Remembers what a broker told a collector. Used on the broker's context only. */
public final class RecordingCollector implements Broker.Collector {
    public final List<Notice> notices = new ArrayList<>();
    public final List<String> broken = new ArrayList<>();
    private final List<Runnable> open = new ArrayList<>();
    private boolean acknowledging = true;

    /** Keeps the acknowledgements until {@link #acknowledge}. */
    public void hold() {
        acknowledging = false;
    }

    public void acknowledge() {
        List<Runnable> all = List.copyOf(open);
        open.clear();
        all.forEach(Runnable::run);
    }

    public int unacknowledged() {
        return open.size();
    }

    @Override
    public void arrived(Notice notice, Runnable acknowledge) {
        notices.add(notice);
        if (acknowledging) {
            acknowledge.run();
        } else {
            open.add(acknowledge);
        }
    }

    @Override
    public void broken(String reason) {
        broken.add(reason);
    }

    /** The outcomes, also those that came twice. */
    public List<Outcome> outcomes() {
        return notices.stream()
                .filter(Notice.Ended.class::isInstance)
                .map(notice -> ((Notice.Ended) notice).outcome())
                .toList();
    }

    /** The tasks that have outcomes. */
    public Set<Long> ended() {
        Set<Long> ordinals = new TreeSet<>();
        outcomes().forEach(outcome -> ordinals.add(outcome.ordinal()));
        return ordinals;
    }
}
