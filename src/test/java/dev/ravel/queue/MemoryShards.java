package dev.ravel.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who owns which shard: one at a time, and everybody a fair share. */
final class MemoryShards {
    private final MemoryStore store;
    private final List<MemoryTaking> takings = new ArrayList<>();
    private final Map<String, MemoryTaking> owners = new HashMap<>();
    private final Set<String> yielding = new HashSet<>();

    MemoryShards(MemoryStore store) {
        this.store = store;
    }

    boolean owned(String shard, MemoryTaking taking) {
        return owners.get(shard) == taking && !yielding.contains(shard);
    }

    void join(MemoryTaking taking) {
        takings.add(taking);
        balance();
    }

    void leave(MemoryTaking taking) {
        takings.remove(taking);
        for (String shard : taking.order().shards()) {
            free(shard, taking);
        }
        balance();
    }

    private void balance() {
        for (MemoryTaking taking : List.copyOf(takings)) {
            for (String shard : taking.order().shards()) {
                assign(shard);
            }
            surplus(taking).ifPresent(shard -> giveUp(taking, shard));
        }
    }

    private void assign(String shard) {
        if (!owners.containsKey(shard)) {
            takings.stream()
                    .filter(taking -> taking.order().shards().contains(shard))
                    .min(Comparator.comparingLong(this::owned))
                    .ifPresent(taking -> {
                        owners.put(shard, taking);
                        taking.owns(shard);
                    });
        }
    }

    private long owned(MemoryTaking taking) {
        return owners.values().stream().filter(owner -> owner == taking).count();
    }

    /** One shard at a time. */
    private Optional<String> surplus(MemoryTaking taking) {
        List<String> its = taking.order().shards().stream()
                .filter(shard -> owners.get(shard) == taking)
                .toList();
        int all = taking.order().shards().size();
        int fair = (all + takings.size() - 1) / takings.size();
        boolean idle = its.stream().noneMatch(yielding::contains);
        return idle && its.size() > fair ? Optional.of(its.get(0)) : Optional.empty();
    }

    private void giveUp(MemoryTaking taking, String shard) {
        yielding.add(shard);
        taking.yields(shard, () -> {
            free(shard, taking);
            balance();
            store.pump();
        });
    }

    private void free(String shard, MemoryTaking taking) {
        if (owners.remove(shard, taking)) {
            yielding.remove(shard);
        }
    }
}
