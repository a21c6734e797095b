package dev.ravel.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.config.json.Conf;
import dev.ravel.politeness.BackOff;
import dev.ravel.politeness.Delay;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineSettingsTest {
    private static final Delay RANGE =
            new Delay(Duration.ofMillis(1000), Duration.ofMillis(3500), Duration.ofMillis(500));

    /** A conf of one URL with these blocks, written with single quotes. */
    private static EngineSettings settings(String blocks) {
        String conf = "{'job': {'fetch': {'url': 'https://example.org/'}}" + blocks + "}";
        return new EngineSettings(Conf.load(conf.replace('\'', '"'), InputStream.nullInputStream())
                .read(Map.of()));
    }

    @Test
    void nothing_is_limited_where_the_conf_says_nothing() {
        assertThat(settings("").pace().perHost()).isZero();
        assertThat(settings("").pace().delay().none()).isTrue();
        assertThat(settings("").pace().apart()).isZero();
        assertThat(settings("").limits().pause().none()).isTrue();
    }

    @Test
    void a_delay_per_host_is_no_pause() {
        EngineSettings settings = settings(", 'politeness': {'minMs': 1000, 'maxMs': 3500, 'stepMs': 500}");

        assertThat(settings.pace().delay()).isEqualTo(RANGE);
        assertThat(settings.limits().pause().none()).isTrue();
    }

    @Test
    void a_delay_per_slot_is_a_pause_and_leaves_the_hosts_alone() {
        EngineSettings settings =
                settings(", 'politeness': {'minMs': 1000, 'maxMs': 3500, 'stepMs': 500, 'per': 'slot'}");

        assertThat(settings.limits().pause()).isEqualTo(RANGE);
        assertThat(settings.pace().delay().none()).isTrue();
    }

    @Test
    void a_rate_is_a_least_time_between_two_starts_and_never_exceeded() {
        assertThat(settings(", 'politeness': {'ratePerSecond': 4}").pace().apart())
                .isEqualTo(Duration.ofMillis(250));
        assertThat(settings(", 'politeness': {'ratePerSecond': 3}").pace().apart())
                .isEqualTo(Duration.ofNanos(333_333_334));
    }

    @Test
    void the_back_off_is_that_of_the_retries_with_the_longest_retry_after() {
        EngineSettings settings = settings(", 'politeness': {'maxRetryAfterMs': 7000},"
                + " 'retry': {'delayMs': 10, 'maxDelayMs': 90, 'jitter': 0.5}");

        assertThat(settings.pace().backOff())
                .isEqualTo(new BackOff(Duration.ofMillis(10), Duration.ofMillis(90), 0.5, Duration.ofSeconds(7)));
    }

    @Test
    void segments_share_the_requests_that_a_host_may_have_in_flight() {
        String files = ", 'output': {'files': 'files', 'segments': 4}";

        assertThat(settings(files + ", 'politeness': {'perHost': 10}").pace().perHost())
                .isEqualTo(2);
        assertThat(settings(files + ", 'politeness': {'perHost': 4}").pace().perHost())
                .isEqualTo(1);
        assertThat(settings(files).pace().perHost()).isZero();
    }
}
