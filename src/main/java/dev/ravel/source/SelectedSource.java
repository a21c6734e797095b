package dev.ravel.source;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * The entries of a source that a selection has. The others are read too and passed over, so that ordinals and names are
 * those of the whole job.
 */
final class SelectedSource implements Source {
    private final Source all;
    private final Selection selection;
    private final OptionalLong size;

    /** @param firstOrdinal of the source's first entry; ordinals follow one another */
    SelectedSource(Source all, Selection selection, long firstOrdinal) {
        this.all = all;
        this.selection = selection;
        this.size = all.size().isPresent()
                ? OptionalLong.of(
                        selection.count(firstOrdinal, firstOrdinal + all.size().getAsLong()))
                : OptionalLong.empty();
    }

    @Override
    public List<Entry> read(int max) throws IOException {
        for (List<Entry> batch = all.read(max); !batch.isEmpty(); batch = all.read(max)) {
            List<Entry> selected = batch.stream()
                    .filter(entry -> selection.has(entry.task().ordinal()))
                    .toList();
            if (!selected.isEmpty()) {
                return selected;
            }
        }
        return List.of();
    }

    @Override
    public OptionalLong size() {
        return size;
    }

    @Override
    public boolean live() {
        return all.live();
    }

    @Override
    public void close() throws IOException {
        all.close();
    }
}
