package dev.ravel.page;

import dev.ravel.journal.Attempt;
import dev.ravel.timeline.TaskSpan;

/**
 * One attempt, drawn by itself.
 *
 * @param number of the attempt among its task's, from 0
 */
record Bar(TaskSpan task, int number, Axis axis) {
    Attempt attempt() {
        return task.attempts().get(number);
    }

    double beginMs() {
        return axis.ms(attempt().begin());
    }

    double startMs() {
        return axis.ms(attempt().startedAt());
    }

    double endMs() {
        return axis.ms(attempt().end());
    }

    private boolean last() {
        return number == task.attempts().size() - 1;
    }

    /** The task's outcome, or that it was tried again. */
    String end() {
        return last() ? task.ended().as().label() : "again";
    }

    String cause() {
        return last()
                ? task.ended().cause()
                : attempt().cause().map(cause -> cause.label()).orElse("");
    }
}
