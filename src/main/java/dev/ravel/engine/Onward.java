package dev.ravel.engine;

import dev.ravel.work.Decision;
import dev.ravel.work.Task;

/** Where the tasks of a {@link Shift} come from and go to. Called on its context. */
public interface Onward {
    /** Whether a task may be sent to a member. */
    enum Start {
        NOW,
        /** Not for a moment, and neither may others. */
        LATER,
        /** It holds its slot until {@link Shift#ask}, and then that is asked again. */
        HELD,
        /** The shift does not have it any more. */
        NEVER
    }

    /** The task is about to be sent; asked anew for every hop. */
    Start starts(Task task);

    /** Whether the next hop of a task may be made here, too. */
    boolean keeps(Task hop);

    /** A result was decided on. The shift does not have the task any more. */
    void decided(Task task, Decision decision);

    /** There is no member, or none any more, that serves this kind of task. The shift does not have it any more. */
    void unserved(Task task);

    /** The shift cannot go on: a defect. */
    void broken(String reason);
}
