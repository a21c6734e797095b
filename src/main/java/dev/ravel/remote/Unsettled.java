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
        private final boolean late;
        private boolean passedOver;

        Handed(Task task, Acknowledgement name, Acknowledgements node, boolean late) {
            this.task = task;
            this.name = name;
            this.node = node;
            this.late = late;
        }
    }

    /** The engine has it, as the answer of a member. */
    void handed(Task task, Acknowledgement name, Acknowledgements node) {
        add(new Handed(task, name, node, false));
    }

    /** The engine has it, as a late result. */
    void handedLate(Task task, Acknowledgement name, Acknowledgements node) {
        add(new Handed(task, name, node, true));
    }

    private void add(Handed handed) {
        waiting.add(handed.name);
        long ordinal = handed.task.ordinal();
        byOrdinal.computeIfAbsent(ordinal, unknown -> new ArrayList<>()).add(handed);
    }

    boolean waits(Acknowledgement name) {
        return waiting.contains(name);
    }

    /** The task's outcome is on disk. */
    void ended(long ordinal) {
        settle(ordinal, any -> true);
    }

    /**
     * The task is at this attempt and hop now: the answers to earlier ones have had their effect. A late result never leads
     * on, and this may have been said before the engine had it.
     */
    void wentOn(Task next) {
        settle(next.ordinal(), handed -> !handed.late && earlier(handed.task, next));
    }

    /**
     * One result of this very request made no difference. Another result of the task may be the one that counts: then it
     * is the word of its outcome that settles them all.
     */
    void passedOver(Task task) {
        List<Handed> all = byOrdinal.getOrDefault(task.ordinal(), List.of());
        all.stream()
                .filter(handed -> !handed.passedOver && same(handed.task, task))
                .findFirst()
                .ifPresent(first -> first.passedOver = true);
        if (all.stream().allMatch(handed -> handed.passedOver)) {
            settle(task.ordinal(), any -> true);
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
