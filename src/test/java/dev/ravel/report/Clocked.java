package dev.ravel.report;

import dev.ravel.member.Hello;
import dev.ravel.work.Cause;
import dev.ravel.work.Outcome;
import dev.ravel.work.Result;
import dev.ravel.work.Task;

/** A tally with a clock that stands still until it is set. */
final class Clocked {
    private long nanos = -5_000_000;
    final Tally tally = new Tally(() -> nanos, words -> words.replace("in a test", "in words"));

    /** So much later. */
    Clocked pass(long ms) {
        nanos += Facts.nanos(ms);
        return this;
    }

    Clocked read(int tasks) {
        tally.read(tasks);
        return this;
    }

    Clocked start(Task task, Hello member) {
        tally.started(task, member);
        return this;
    }

    Clocked answer(Task task, Result result, Hello member) {
        tally.answered(task, result, member);
        return this;
    }

    Clocked end(Outcome outcome) {
        tally.ended(outcome);
        return this;
    }

    /** A task from its start to its good end, without any time passing. */
    Clocked done(Task task, Result result, Hello member) {
        return start(task, member).answer(task, result, member).end(new Outcome.Done(task, result));
    }

    /** A task that failed before it was asked for. */
    Clocked failed(long ordinal, Cause cause) {
        return end(Facts.failed(Facts.fetch(ordinal), cause));
    }
}
