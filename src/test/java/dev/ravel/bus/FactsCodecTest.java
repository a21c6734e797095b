package dev.ravel.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ravel.bus.Message.Report;
import dev.ravel.probe.LoopFacts;
import dev.ravel.probe.LoopFacts.LagMs;
import dev.ravel.probe.ProcessFacts;
import dev.ravel.probe.StallKind;
import dev.ravel.probe.StallTotal;
import dev.ravel.probe.ThreadUse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsCodecTest {
    private static final Report REPORT = new Report(
            new LoopFacts(
                    Optional.of(new LagMs(0.1, 2.5, 1e-7)),
                    Optional.empty(),
                    List.of(),
                    Map.of(StallKind.TASK, new StallTotal(1, 20.5, 20.5)),
                    Map.of("loop-0", 0.25),
                    Optional.empty()),
            new ProcessFacts(
                    OptionalLong.of(7),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    Map.of(ThreadUse.TASKS, 12.5)));

    @Test
    void what_was_not_measured_stays_unmeasured() throws Exception {
        Report nothing = new Report(LoopFacts.NONE, ProcessFacts.NONE);

        assertThat(Codec.decode(Codec.encode(nothing))).isEqualTo(nothing);
        assertThat(Codec.decode(Codec.encode(REPORT))).isEqualTo(REPORT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'p50':0.1         | 'p50':-0.1         | has an impossible p50",
                "'p99':2.5         | 'p99':'NaN'        | has a p99 of another type",
                "'count':1         | 'count':-1         | has an impossible count",
                "'name':'TASK'     | 'name':'NAP'       | has an unknown StallKind",
                "'name':'TASKS'    | 'name':'IDLE'      | has an unknown ThreadUse",
                "'rssPeakBytes':7  | 'rssPeakBytes':-7  | has an impossible rssPeakBytes",
                "'rssPeakBytes':7  | 'rssPeakBytes':7.5 | has a rssPeakBytes of another type",
                "'value':0.25      | 'value':-1         | has an impossible value",
            })
    void impossible_measurements_are_refused(String right, String wrong, String reason) {
        String report = new String(Codec.encode(REPORT), StandardCharsets.UTF_8).replace('"', '\'');
        byte[] changed = report.replace(right, wrong).replace('\'', '"').getBytes(StandardCharsets.UTF_8);

        assertThat(report).contains(right);
        assertThatThrownBy(() -> Codec.decode(changed))
                .isInstanceOf(RubbishException.class)
                .hasMessage(reason);
    }
}
