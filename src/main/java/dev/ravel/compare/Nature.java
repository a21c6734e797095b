package dev.ravel.compare;

import java.util.Optional;

/**
 * What a job's time goes into where as little as possible happens at once. Told by measurements alone: the share of the
 * wall time for which the threads of the tasks, and those of the built-in site, used a core; and, where a job
 * both fetches and computes, how its tasks' own times divide. A computation waits for nothing but a core, so where tasks
 * only compute, time without a core was taken by others on the machine: it makes the measurement unclear at worst, never
 * the job a mixed one.
 */
enum Nature {
    IO_BOUND("I/O-bound"),
    CPU_BOUND("CPU-bound"),
    MIXED("mixed"),
    POLITE("held by politeness"),
    UNCLEAR("unclear");

    /** Below a third one thing clearly outweighs the other; between the thirds neither does. */
    private static final double THIRD = 1.0 / 3;

    /** A kind of work below a tenth does not make a mix. */
    private static final double TENTH = 0.1;

    private final String label;

    Nature(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Of a run of the model that does the least at once. */
    static Nature of(ModelResult model) {
        Account account = model.shown().orElseThrow().account();
        if (politeMs(model) > model.wall().median() / 2) {
            return POLITE;
        }
        double computing = computing(account);
        if (computing > TENTH && computing < 1 - TENTH) {
            return MIXED;
        }
        Optional<Double> busy = busy(model);
        double share = busy.orElse(computing);
        if (Double.isNaN(share)) {
            return UNCLEAR;
        }
        if (computing > 1 - TENTH) {
            return share > THIRD ? CPU_BOUND : UNCLEAR;
        }
        if (share < THIRD) {
            return IO_BOUND;
        }
        return share > 1 - THIRD ? CPU_BOUND : MIXED;
    }

    /**
     * How long the hosts' delays left a model idle, in milliseconds: never more than its slots had nothing to do, since a
     * delay that passes while a slot is busy anyway costs nothing.
     */
    static double politeMs(ModelResult model) {
        Account account = model.shown().orElseThrow().account();
        int slots = model.column().config().orElseThrow().capacity().fetches();
        double busy = (account.waitMs() + account.computeMs()) / slots;
        double idle = model.shown().orElseThrow().wall() - busy;
        return Math.max(0, Math.min(account.politeMs(), idle));
    }

    /** Which part of the tasks' own time is computing, from 0 to 1; not a number where they took none. */
    static double computing(Account account) {
        return account.computeMs() / (account.computeMs() + account.waitMs());
    }

    /** The share of the wall time, from 0 to 1, where the system tells. */
    static Optional<Double> busy(ModelResult model) {
        double site = model.median(Figure.SITE_CPU).orElse(0.0);
        return model.median(Figure.TASK_CPU)
                .map(tasks -> Math.min(1, (tasks + site) / model.wall().median()));
    }
}
