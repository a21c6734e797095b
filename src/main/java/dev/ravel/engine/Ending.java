package dev.ravel.engine;

/** How a run ended. */
public sealed interface Ending {
    /** The spelling in the summary. */
    String label();

    /** Why it ended early, in words; empty where it did not. */
    default String reason() {
        return "";
    }

    /** Every task has its outcome. */
    record Complete() implements Ending {
        @Override
        public String label() {
            return "complete";
        }
    }

    /** It was asked to stop, or as many tasks had failed as may fail. The rest is pending. */
    record Stopped(String reason) implements Ending {
        @Override
        public String label() {
            return "stopped";
        }
    }

    /** All its tasks are on a broker, where others work on them; its outcomes are collected elsewhere, or later. */
    record Submitted(String job, long tasks) implements Ending {
        @Override
        public String label() {
            return "submitted";
        }

        @Override
        public String reason() {
            return tasks + " tasks, as job " + job;
        }
    }

    /** It could not go on. */
    record Broken(String reason) implements Ending {
        @Override
        public String label() {
            return "broken";
        }
    }
}
