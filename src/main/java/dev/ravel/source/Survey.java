package dev.ravel.source;

import dev.ravel.work.Kind;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a source holds, without running any of it.
 *
 * @param first absent where there is nothing
 * @param unusable entries that can never start
 */
public record Survey(Kind kind, long count, Optional<Task> first, Optional<Task> last, long unusable, Hosts hosts) {
    private static final int BATCH = 1024;

    /** Reads a source to its end, unless it can tell without. */
    public static Survey of(Kind kind, Source source) throws IOException {
        Optional<Source.Uniform> uniform = source.uniform();
        return uniform.isPresent() ? of(kind, uniform.get()) : read(kind, source);
    }

    private static Survey of(Kind kind, Source.Uniform uniform) {
        Hosts hosts = new Hosts();
        Task first = uniform.entry().apply(0).task();
        addHost(hosts, first, uniform.size());
        Task last = uniform.entry().apply(uniform.size() - 1).task();
        return new Survey(kind, uniform.size(), Optional.of(first), Optional.of(last), 0, hosts);
    }

    private static Survey read(Kind kind, Source source) throws IOException {
        Hosts hosts = new Hosts();
        Optional<Task> first = Optional.empty();
        Optional<Task> last = Optional.empty();
        long count = 0;
        long unusable = 0;
        for (List<Entry> batch = source.read(BATCH); !batch.isEmpty(); batch = source.read(BATCH)) {
            first = first.isPresent() ? first : Optional.of(batch.get(0).task());
            last = Optional.of(batch.get(batch.size() - 1).task());
            count += batch.size();
            for (Entry entry : batch) {
                unusable += entry instanceof Entry.Ended ? 1 : 0;
                addHost(hosts, entry.task(), 1);
            }
        }
        return new Survey(kind, count, first, last, unusable, hosts);
    }

    private static void addHost(Hosts hosts, Task task, long count) {
        if (task.work() instanceof Work.Fetch fetch) {
            hosts.add(fetch.at().hostKey(), count);
        }
    }
}
