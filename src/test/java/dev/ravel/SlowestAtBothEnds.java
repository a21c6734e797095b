package dev.ravel;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Two classes run at a time: one thread takes them from the front, the other from the back. The slowest are where both
 * begin, so that none is begun when all others have ended.
 */
public final class SlowestAtBothEnds implements ClassOrderer {
    @Override
    public void orderClasses(ClassOrdererContext context) {
        List<ClassDescriptor> classes = context.getClassDescriptors().stream()
                .map(ClassDescriptor.class::cast)
                .toList();
        context.getClassDescriptors().sort(Comparator.comparing(bothEnds(classes)::indexOf));
    }

    /** The slowest last, the next one first, and so on towards the middle. */
    private static List<ClassDescriptor> bothEnds(List<ClassDescriptor> classes) {
        Deque<ClassDescriptor> ends = new ArrayDeque<>();
        classes.stream()
                .sorted(Comparator.comparingInt(SlowestAtBothEnds::seconds))
                .forEach(next -> {
                    if (ends.size() % 2 == 0) {
                        ends.addFirst(next);
                    } else {
                        ends.addLast(next);
                    }
                });
        return List.copyOf(ends);
    }

    private static int seconds(ClassDescriptor descriptor) {
        return descriptor.findAnnotation(Slow.class).map(Slow::value).orElse(0);
    }
}
