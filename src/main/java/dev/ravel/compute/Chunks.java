package dev.ravel.compute;

import dev.ravel.config.SumConfig;
import dev.ravel.work.Work;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A sum in parts: consecutive, without gap or overlap, their lengths differing by one at most, the longer ones first.
 *
 * @param whole the sum that is split; its length, {@code to - from}, fits a long
 * @param count how many parts, at least 1; parts beyond the length of the range are empty
 */
public record Chunks(Work.Sum whole, int count) implements Iterable<Work.Sum> {
    public Chunks {
        if (count < 1 || whole.from() > whole.to() || whole.to() - whole.from() < 0) {
            throw new IllegalArgumentException(whole.label() + " in " + count + " parts");
        }
    }

    /** The parts that a conf asks for. */
    public static Chunks of(SumConfig sum) {
        return new Chunks(new Work.Sum(sum.from(), sum.to(), sum.kernel(), sum.rounds()), sum.chunks());
    }

    /**
     * One part, computed and not stored.
     *
     * @param index from 0
     * @throws IndexOutOfBoundsException at or beyond {@link #count}
     */
    public Work.Sum part(int index) {
        Objects.checkIndex(index, count);
        return new Work.Sum(start(index), start(index + 1), whole.kernel(), whole.rounds());
    }

    @Override
    public Iterator<Work.Sum> iterator() {
        return IntStream.range(0, count).mapToObj(this::part).iterator();
    }

    private long start(int index) {
        long length = whole.to() - whole.from();
        return whole.from() + length / count * index + Math.min(index, length % count);
    }
}
