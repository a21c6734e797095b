package dev.ravel.bus;

import dev.ravel.probe.LoopFacts;
import dev.ravel.probe.LoopFacts.LagMs;
import dev.ravel.probe.LoopFacts.Warned;
import dev.ravel.probe.ProcessFacts;
import dev.ravel.probe.Stall;
import dev.ravel.probe.StallKind;
import dev.ravel.probe.StallTotal;
import dev.ravel.probe.ThreadUse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;

/** What nodes may have measured, by chance. */
final class FactSamples {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456789Z");

    private final Random random;
    private final Supplier<String> text;

    FactSamples(Random random, Supplier<String> text) {
        this.random = random;
        this.text = text;
    }

    LoopFacts loop() {
        return random.nextInt(4) == 0 ? LoopFacts.NONE : full();
    }

    private LoopFacts full() {
        return new LoopFacts(
                Optional.of(new LagMs(ms(), ms(), ms())),
                Optional.of(new Warned(count(), count())),
                List.of(stall(OptionalLong.empty()), stall(OptionalLong.of(count()))),
                Map.of(StallKind.TASK, new StallTotal(count(), ms(), ms()), StallKind.PAUSE, new StallTotal(1, 0, 0)),
                Map.of("loop-0", random.nextDouble(), "loop-1", 1.0),
                Optional.of(text.get()));
    }

    private Stall stall(OptionalLong ordinal) {
        return new Stall("loop-0", StallKind.OTHER, ordinal, NOON, ms(), text.get(), List.of(text.get(), "b"));
    }

    ProcessFacts process() {
        return random.nextInt(4) == 0
                ? ProcessFacts.NONE
                : new ProcessFacts(
                        OptionalLong.of(count()),
                        OptionalLong.empty(),
                        OptionalLong.of(count()),
                        OptionalLong.of(0),
                        OptionalLong.of(count()),
                        Map.of(ThreadUse.TASKS, ms(), ThreadUse.COLLECTOR, ms()));
    }

    private double ms() {
        return random.nextDouble() * 1e6;
    }

    private long count() {
        return random.nextLong(Long.MAX_VALUE);
    }
}
