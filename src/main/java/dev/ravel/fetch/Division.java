package dev.ravel.fetch;

import dev.ravel.member.Extent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** The stretches of a file that nobody fetches yet. */
final class Division {
    /** A connection for less is not worth its start. */
    static final long SMALLEST = 1024 * 1024;

    private final Deque<Extent> waiting;

    private Division(Collection<Extent> stretches) {
        waiting = new ArrayDeque<>(stretches);
    }

    /** @param connections that share what is missing, as evenly as may be */
    static Division of(List<Extent> missing, int connections) {
        long total = missing.stream().mapToLong(Extent::length).sum();
        long piece = Math.max(SMALLEST, (total + connections - 1) / connections);
        List<Extent> pieces = new ArrayList<>();
        for (Extent gap : missing) {
            for (long from = gap.from(); from < gap.to(); from += piece) {
                pieces.add(new Extent(from, Math.min(gap.to(), from + piece)));
            }
        }
        return new Division(pieces);
    }

    int size() {
        return waiting.size();
    }

    /** The next one, or null. */
    Extent take() {
        return waiting.poll();
    }

    void giveBack(Extent stretch) {
        waiting.addFirst(stretch);
    }

    /** The end of the waiting stretch that begins there, which is taken, or {@code from} where there is none. */
    long takeFrom(long from) {
        for (Extent stretch : waiting) {
            if (stretch.from() == from) {
                waiting.remove(stretch);
                return stretch.to();
            }
        }
        return from;
    }
}
