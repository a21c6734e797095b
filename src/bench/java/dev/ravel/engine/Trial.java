package dev.ravel.engine;

import dev.ravel.journal.Journal;
import dev.ravel.journal.OrdinalSet;
import dev.ravel.politeness.BackOff;
import dev.ravel.politeness.Delay;
import dev.ravel.politeness.Pace;
import dev.ravel.politeness.Politeness;
import dev.ravel.work.Kind;
import dev.ravel.work.Retry;
import dev.ravel.work.Rules;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** A run over many pages, with the defaults of a conf. */
public final class Trial {
    private static final Rules RULES =
            new Rules(Set.of(), 10, new Retry(3, Duration.ofMillis(500), Duration.ofSeconds(30), 0.2));
    private static final BackOff BACK_OFF =
            new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30), 0.2, Duration.ofMinutes(5));
    private static final Pace PACE = new Pace(0, Delay.NONE, Duration.ZERO, BACK_OFF);
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(10), 0, 100_000, Duration.ZERO, Delay.NONE);

    private final Stage stage = new Stage();
    private final Engine engine;

    public Trial(RunListener listener) {
        engine = new Engine(RULES, LIMITS, stage.surroundings(), listener);
    }

    public Engine engine() {
        return engine;
    }

    public Stage stage() {
        return stage;
    }

    /** Runs to the end. */
    public void run(int tasks, Journal journal) throws InterruptedException {
        engine.start(
                Map.of(Kind.FETCH, new Pages(tasks)), new Politeness<>(PACE), journal, new OrdinalSet(), stage::over);
        stage.run();
    }
}
