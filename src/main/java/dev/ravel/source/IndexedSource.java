package dev.ravel.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** A source whose entries are made from their index: nothing is kept but the position. */
final class IndexedSource implements Source {
    private final long size;
    private final LongFunction<Entry> entry;
    private final boolean uniform;
    private long next;

    /**
     * @param entry the entry at an index from 0 to {@code size - 1}
     * @param uniform whether entries may be asked for in any order, are usable, and for one host or none
     */
    IndexedSource(long size, LongFunction<Entry> entry, boolean uniform) {
        this.size = size;
        this.entry = entry;
        this.uniform = uniform;
    }

    @Override
    public List<Entry> read(int max) {
        int count = (int) Math.min(max, size - next);
        List<Entry> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(entry.apply(next++));
        }
        return entries;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(size);
    }

    @Override
    public Optional<Uniform> uniform() {
        return uniform && size > 0 ? Optional.of(new Uniform(size, entry)) : Optional.empty();
    }
}
