package dev.ravel.engine;

import dev.ravel.member.Member;
import dev.ravel.work.Task;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A member as the engine sees it: how many slots are free, and which tasks it has in hand. */
final class Seat {
    private final Member member;
    private final Map<Long, Task> inHand = new HashMap<>();
    private int free;

    Seat(Member member) {
        this.member = member;
        this.free = member.hello().slots();
    }

    Member member() {
        return member;
    }

    boolean open() {
        return free > 0;
    }

    void give(Task task) {
        free--;
        inHand.put(task.ordinal(), task);
        member.take(task);
    }

    /** Takes the task back; false where the member does not have it in hand: an answer given twice, or made up. */
    boolean takeBack(Task task) {
        Task held = inHand.get(task.ordinal());
        if (held == null || held.attempt() != task.attempt() || held.hops() != task.hops()) {
            return false;
        }
        inHand.remove(task.ordinal());
        free++;
        return true;
    }

    Collection<Task> inHand() {
        return inHand.values();
    }
}
