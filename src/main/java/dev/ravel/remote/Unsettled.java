package dev.ravel.remote;

import dev.ravel.work.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Results that the engine has, and of which it has not yet said what became of them. Only when the outcome is on disk, or
 * when they led on or made no difference, need their nodes not repeat them.
 */
final class Unsettled {
    private final Map<Long, List<Handed>> byOrdinal = new HashMap<>();
    private final Set<Acknowledgement> waiting = new HashSet<>();

    private static final class Handed {
        private final Task task;
        private final Acknowledgement name;
        private final Acknowledgements node;
        private boolean passedOver;

        Handed(Task task, Acknowledgement name, Acknowledgements node) {
            this.task = task;
            this.name = name;
            this.node = node;
        }
    }

    void handed(Task task, Acknowledgement name, Acknowledgements node) {
        waiting.add(name);
        byOrdinal.computeIfAbsent(task.ordinal(), unknown -> new ArrayList<>()).add(new Handed(task, name, node));
    }

    boolean waits(Acknowledgement name) {
        return waiting.contains(name);
    }

    /** The task's outcome is on disk. */
    void ended(long ordinal) {
        settle(ordinal, any -> true);
    }

    /** The task is at this attempt and hop now: the results of earlier ones have had their effect. */
    void wentOn(Task next) {
        settle(next.ordinal(), handed -> earlier(handed.task, next));
    }

    /**
     * One result of this very request made no difference. Which one is not said, and another may be the one that counts:
     * then the word of its outcome settles them all.
     */
    void passedOver(Task task) {
        List<Handed> same = byOrdinal.getOrDefault(task.ordinal(), List.of()).stream()
                .filter(handed -> same(handed.task, task))
                .toList();
        same.stream().filter(handed -> !handed.passedOver).findFirst().ifPresent(first -> first.passedOver = true);
        if (same.stream().allMatch(handed -> handed.passedOver)) {
            settle(task.ordinal(), same::contains);
        }
    }

    private void settle(long ordinal, Predicate<Handed> which) {
        List<Handed> all = byOrdinal.getOrDefault(ordinal, List.of());
        List<Handed> settled = all.stream().filter(which).toList();
        settled.forEach(handed -> {
            waiting.remove(handed.name);
            handed.node.add(handed.name);
        });
        if (!all.isEmpty() && all.removeAll(settled) && all.isEmpty()) {
            byOrdinal.remove(ordinal);
        }
    }

    private static boolean same(Task one, Task other) {
        return one.attempt() == other.attempt()
                && one.hops() == other.hops()
                && one.before().equals(other.before());
    }

    private static boolean earlier(Task one, Task other) {
        boolean sameAttempt = one.attempt() == other.attempt();
        return one.attempt() < other.attempt() || (sameAttempt && one.hops() <= other.hops() && !same(one, other));
    }
}
