package dev.ravel.work;

/** How a task ended. Every task ends in exactly one of these; none of them is an exception. */
public sealed interface Outcome {
    /** The task as it was when it ended. */
    Task task();

    /** The spelling in the journal and the summary. */
    String label();

    default long ordinal() {
        return task().ordinal();
    }

    /** The final status was one that the job accepts and the body was read to its end, or the value is there. */
    record Done(Task task, Result result) implements Outcome {
        @Override
        public String label() {
            return "done";
        }
    }

    /** Tried and given up, for a cause that can be counted; {@code detail} names URL, cause and attempt. */
    record Failed(Task task, Cause cause, String detail, Result result) implements Outcome {
        @Override
        public String label() {
            return "failed";
        }
    }

    /** A rule said that there is nothing to do. */
    record Skipped(Task task, String rule, Result result) implements Outcome {
        @Override
        public String label() {
            return "skipped";
        }
    }

    /** Not started in time. */
    record Expired(Task task) implements Outcome {
        @Override
        public String label() {
            return "expired";
        }
    }
}
