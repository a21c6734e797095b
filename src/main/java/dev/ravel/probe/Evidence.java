package dev.ravel.probe;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The stacks that were taken within one stretch, each standing for the time until the next one; the first also for the
 * time before it. Samples get rarer as a stretch gets longer, so time is what is weighed, not their number.
 */
final class Evidence {
    private static final StackTraceElement[] NO_STACK = {};

    private final Stretch stretch;
    private final List<Sample> samples;

    /** @param samples oldest first; those outside the stretch are left out */
    Evidence(Stretch stretch, List<Sample> samples) {
        this.stretch = stretch;
        this.samples =
                samples.stream().filter(sample -> stretch.holds(sample.at())).toList();
    }

    /** Whether classes were loaded or initialised most of the time. */
    boolean loading() {
        return 2 * weight(Sample::loading) > stretch.length();
    }

    /**
     * Whether the thread had no core for more than half of the time, as far as the samples tell.
     *
     * @param waited how long it has waited by now, in all: a wait is added when it ends, so that the first sample's figure
     *     is still the one from before the wait that the sample fell into
     */
    boolean starved(OptionalLong waited) {
        OptionalLong before =
                samples.isEmpty() ? OptionalLong.empty() : samples.get(0).waited();
        return waited.isPresent()
                && before.isPresent()
                && 2 * (waited.getAsLong() - before.getAsLong()) > stretch.length();
    }

    /** Whether the work was seen at all. */
    boolean work() {
        return samples.stream().anyMatch(Sample::work);
    }

    /** The stack that stood longest among those that speak for the kind; empty where none was taken. */
    StackTraceElement[] stack(StallKind kind) {
        return longest(sample -> sample.loading() == (kind == StallKind.STARTUP))
                .or(() -> longest(sample -> true))
                .map(Sample::stack)
                .orElse(NO_STACK);
    }

    private Optional<Sample> longest(Predicate<Sample> which) {
        return IntStream.range(0, samples.size())
                .filter(index -> which.test(samples.get(index)))
                .boxed()
                .max(Comparator.comparingLong(this::weight))
                .map(samples::get);
    }

    private long weight(Predicate<Sample> which) {
        return IntStream.range(0, samples.size())
                .filter(index -> which.test(samples.get(index)))
                .mapToLong(this::weight)
                .sum();
    }

    private long weight(int index) {
        long start = index == 0 ? stretch.from() : samples.get(index).at();
        long end = index + 1 == samples.size()
                ? stretch.to()
                : samples.get(index + 1).at();
        return end - start;
    }
}
