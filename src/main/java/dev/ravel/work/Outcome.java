package dev.ravel.work;

import java.util.Optional;

/** How a task ended. Every task ends in exactly one of these; none of them is an exception. */
public sealed interface Outcome {
    /** The task as it was when it ended. */
    Task task();

    /** The spelling in the journal and the summary. */
    String label();

    /** The result that ended it; empty where it never started. */
    Optional<Result> last();

    default long ordinal() {
        return task().ordinal();
    }

    /** The final status was one that the job accepts and the body was read to its end, or the value is there. */
    record Done(Task task, Result result) implements Outcome {
        @Override
        public Optional<Result> last() {
            return Optional.of(result);
        }

        @Override
        public String label() {
            return "done";
        }
    }

    /** Tried and given up, for a cause that can be counted; {@code detail} names URL, cause and attempt. */
    record Failed(Task task, Cause cause, String detail, Optional<Result> last) implements Outcome {
        @Override
        public String label() {
            return "failed";
        }
    }

    /** A rule said that there is nothing to do. */
    record Skipped(Task task, String rule, Optional<Result> last) implements Outcome {
        @Override
        public String label() {
            return "skipped";
        }
    }

    /** Not started in time. */
    record Expired(Task task) implements Outcome {
        @Override
        public Optional<Result> last() {
            return Optional.empty();
        }

        @Override
        public String label() {
            return "expired";
        }
    }
}
