package dev.ravel.config.json;

import dev.ravel.config.DelayConfig;
import dev.ravel.config.DelayConfig.Per;
import dev.ravel.config.PolitenessConfig;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the block {@code politeness}; a delay is one number or a range. */
final class PolitenessReader {
    private PolitenessReader() {}

    static PolitenessConfig read(Block politeness) {
        return new PolitenessConfig(
                politeness
                        .value("perHost")
                        .map(Value::limit)
                        .map(Value::integer)
                        .orElse(0),
                delay(politeness),
                politeness.value("ratePerSecond").map(Value::rate).orElse(0.0),
                politeness.wholeNumber("maxRetryAfterMs", 300_000),
                politeness.integer("window", 100_000));
    }

    private static DelayConfig delay(Block politeness) {
        Per per = politeness.oneOf("per", Per.HOST);
        Optional<Value> fixed = politeness.value("delayMs", 0);
        Optional<Value> min = politeness.value("minMs");
        Optional<Value> max = politeness.value("maxMs");
        Optional<Value> step = politeness.value("stepMs");
        if (Stream.of(min, max, step).allMatch(Optional::isEmpty)) {
            return DelayConfig.fixed(fixed.map(Value::wholeNumber).orElse(0L), per);
        }
        if (fixed.isPresent()) {
            throw fixed.get().refused("excludes minMs, maxMs and stepMs");
        }
        return new DelayConfig(
                min.map(Value::wholeNumber).orElse(0L),
                politeness.required("maxMs").wholeNumber(),
                step.map(Value::wholeNumber).orElse(1L),
                per);
    }
}
