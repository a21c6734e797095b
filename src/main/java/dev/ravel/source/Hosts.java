package dev.ravel.source;

import dev.ravel.url.HostKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which hosts the tasks of a job are for, and how many tasks the busiest has. Counts {@link #MOST} hosts, no more. */
public final class Hosts {
    /** Beyond it a host is not told apart any more, so that a survey needs little memory. */
    public static final int MOST = 1_000_000;

    private final Map<HostKey, Long> tasks = new LinkedHashMap<>();
    private boolean more;

    void add(HostKey host, long count) {
        if (tasks.size() < MOST || tasks.containsKey(host)) {
            tasks.merge(host, count, Long::sum);
        } else {
            more = true;
        }
    }

    /** Hosts that were told apart. */
    public int count() {
        return tasks.size();
    }

    /** Whether there are more than {@link #count}. */
    public boolean more() {
        return more;
    }

    /** The first {@code most} hosts in the order of the tasks. */
    public List<HostKey> first(int most) {
        return tasks.keySet().stream().limit(most).toList();
    }

    /** Tasks of the host that has most. */
    public long busiest() {
        return tasks.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
