package dev.ravel.journal;

import java.util.BitSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Ordinals, a bit each in pages of 65,536: ten million in a row take little more than a megabyte. For one thread. */
public final class OrdinalSet {
    private static final int PAGE_BITS = 16;
    private static final int PAGE = 1 << PAGE_BITS;

    private final NavigableMap<Long, BitSet> pages = new TreeMap<>();
    private long size;

    /** Returns whether it was not there before. */
    public boolean add(long ordinal) {
        BitSet page = pages.computeIfAbsent(ordinal >> PAGE_BITS, number -> new BitSet());
        if (page.get(within(ordinal))) {
            return false;
        }
        page.set(within(ordinal));
        size++;
        return true;
    }

    public boolean contains(long ordinal) {
        BitSet page = pages.get(ordinal >> PAGE_BITS);
        return page != null && page.get(within(ordinal));
    }

    public long size() {
        return size;
    }

    /** How many there are from {@code from} to {@code to}, the latter excluded. */
    public long count(long from, long to) {
        long count = 0;
        NavigableMap<Long, BitSet> touched =
                from < to ? pages.subMap(from >> PAGE_BITS, true, (to - 1) >> PAGE_BITS, true) : new TreeMap<>();
        for (Map.Entry<Long, BitSet> page : touched.entrySet()) {
            long first = page.getKey() << PAGE_BITS;
            int begin = (int) Math.max(0, from - first);
            int end = (int) Math.min(PAGE, to - first);
            count += page.getValue().get(begin, end).cardinality();
        }
        return count;
    }

    /** All of them, in order. */
    public void forEach(LongConsumer action) {
        pages.forEach((number, page) -> page.stream().forEach(bit -> action.accept((number << PAGE_BITS) + bit)));
    }

    private static int within(long ordinal) {
        return (int) (ordinal & (PAGE - 1));
    }
}
