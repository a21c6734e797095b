package dev.ravel.member;

import dev.ravel.work.Result;
import dev.ravel.work.Task;

/** What members tell the engine. May be called from any thread; returns at once. */
public interface Coordinator {
    /** The member is ready for as many tasks as it has slots. */
    void joined(Member member);

    /** The result of a task that the member was given. Its slot is free again. */
    void answered(Member member, Task task, Result result);

    /**
     * The result of a task that a member was given before it was taken for lost, or by an earlier start of the run. It counts
     * where the task has no outcome yet and the result makes one; otherwise it is passed over.
     */
    void late(Task task, Result result);

    /** The member takes no more tasks; it will answer those that it has. */
    void leaving(Member member);

    /** The member is gone; the tasks that it had are given to others. */
    void left(Member member);
}
