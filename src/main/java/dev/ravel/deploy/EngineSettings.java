package dev.ravel.deploy;

import dev.ravel.config.DelayConfig;
import dev.ravel.config.DelayConfig.Per;
import dev.ravel.config.FetchConfig;
import dev.ravel.config.PolitenessConfig;
import dev.ravel.config.RavelConfig;
import dev.ravel.config.RequestConfig;
import dev.ravel.config.RetryConfig;
import dev.ravel.engine.Limits;
import dev.ravel.politeness.BackOff;
import dev.ravel.politeness.Delay;
import dev.ravel.politeness.Pace;
import dev.ravel.work.Rules;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a conf means for its engine: rules, limits, and the pace of its requests. */
record EngineSettings(RavelConfig config) {
    private static final double NANOS_PER_SECOND = 1e9;

    Rules rules() {
        Optional<RequestConfig> fetch = config.job().fetch().map(FetchConfig::request);
        Set<Integer> accept = fetch.map(RequestConfig::accept).orElse(Set.of());
        return new Rules(
                accept,
                fetch.map(RequestConfig::maxRedirects).orElse(0),
                config.retry().rule());
    }

    Limits limits() {
        return new Limits(
                Duration.ofMillis(config.run().drainMs()),
                config.run().failures(),
                config.politeness().window(),
                Duration.ofMillis(config.retry().expireAfterMs()),
                delay(Per.SLOT));
    }

    /** The pace at every host. A task in segments may have that many requests in flight, all at one host. */
    Pace pace() {
        PolitenessConfig politeness = config.politeness();
        int tasks = politeness.perHost() / config.output().segments();
        return new Pace(tasks, delay(Per.HOST), apart(politeness.ratePerSecond()), backOff());
    }

    private Delay delay(Per per) {
        DelayConfig delay = config.politeness().delay();
        return delay.per() == per
                ? new Delay(
                        Duration.ofMillis(delay.minMs()),
                        Duration.ofMillis(delay.maxMs()),
                        Duration.ofMillis(delay.stepMs()))
                : Delay.NONE;
    }

    /** Rounded up: never more than the rate. */
    private static Duration apart(double ratePerSecond) {
        return ratePerSecond > 0 ? Duration.ofNanos((long) Math.ceil(NANOS_PER_SECOND / ratePerSecond)) : Duration.ZERO;
    }

    private BackOff backOff() {
        RetryConfig retry = config.retry();
        return new BackOff(
                Duration.ofMillis(retry.delayMs()),
                Duration.ofMillis(retry.maxDelayMs()),
                retry.jitter(),
                Duration.ofMillis(config.politeness().maxRetryAfterMs()));
    }
}
