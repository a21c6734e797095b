package dev.ravel.files;

import dev.ravel.member.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which bytes of a file are there. Stretches that touch are one. */
final class Extents {
    private final TreeMap<Long, Long> endByStart = new TreeMap<>();

    static Extents of(List<Extent> stretches) {
        Extents extents = new Extents();
        stretches.forEach(stretch -> extents.add(stretch.from(), stretch.to()));
        return extents;
    }

    void add(long from, long to) {
        long start = from;
        long end = to;
        Map.Entry<Long, Long> before = endByStart.floorEntry(to);
        while (before != null && before.getValue() >= from) {
            start = Math.min(start, before.getKey());
            end = Math.max(end, before.getValue());
            endByStart.remove(before.getKey());
            before = endByStart.floorEntry(to);
        }
        endByStart.put(start, end);
    }

    boolean covers(long from, long to) {
        Map.Entry<Long, Long> stretch = endByStart.floorEntry(from);
        return stretch != null && stretch.getValue() >= to;
    }

    /** How many bytes are there. */
    long total() {
        return endByStart.entrySet().stream()
                .mapToLong(stretch -> stretch.getValue() - stretch.getKey())
                .sum();
    }

    List<Extent> list() {
        return endByStart.entrySet().stream()
                .map(stretch -> new Extent(stretch.getKey(), stretch.getValue()))
                .toList();
    }

    /** What a file of this length lacks, in order. */
    List<Extent> missing(long length) {
        List<Extent> gaps = new ArrayList<>();
        long from = 0;
        for (Map.Entry<Long, Long> stretch : endByStart.entrySet()) {
            if (stretch.getKey() > from) {
                gaps.add(new Extent(from, stretch.getKey()));
            }
            from = stretch.getValue();
        }
        if (from < length) {
            gaps.add(new Extent(from, length));
        }
        return gaps;
    }
}
