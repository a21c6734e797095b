package dev.ravel.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ravel.bus.JobSettings.FileRules;
import dev.ravel.bus.Message.Job;
import dev.ravel.config.OutputConfig.IfExists;
import dev.ravel.config.RequestConfig;
import dev.ravel.work.Kind;
import dev.ravel.work.Retry;
import dev.ravel.work.Rules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCodecTest {
    private static final Job JOB = job(Map.of("X-Key", "value"));

    private static Job job(Map<String, String> headers) {
        RequestConfig request =
                new RequestConfig(headers, Set.of(404), 5, 0, 30_000, 1000, 2000, 3000, Optional.of("PEM"));
        Rules rules = new Rules(Set.of(404), 5, new Retry(3, Duration.ofMillis(200), Duration.ofSeconds(9), 0.5));
        FileRules files = new FileRules(IfExists.SKIP, 4, Instant.parse("2026-01-01T12:00:00Z"));
        return new Job(
                new JobSettings("io", Set.of(Kind.FETCH), Optional.of(request), rules, Optional.of(files)), 10_000);
    }

    @Test
    void headers_keep_their_order() throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : new String[] {"Zulu", "Alpha", "Mike", "Bravo", "Yankee"}) {
            headers.put(name, "of " + name);
        }
        Job there = (Job) Codec.decode(Codec.encode(job(headers)));

        assertThat(List.copyOf(
                        there.settings().request().orElseThrow().headers().keySet()))
                .containsExactly("Zulu", "Alpha", "Mike", "Bravo", "Yankee");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'leaseMs':10000     | 'leaseMs':0          | has an impossible leaseMs",
                "'kinds':['fetch']   | 'kinds':['dig']      | has an unknown kinds",
                "'accept':[404],'maxRedirects':5,'maxBody | 'accept':[99],'maxRedirects':5,'maxBody"
                        + " | has a request that no conf can have",
                "'accept':[404],'maxRedirects':5,'retry   | 'accept':[4294967700],'maxRedirects':5,'retry"
                        + " | accepts an impossible status",
                "'maxBodyBytes':0    | 'maxBodyBytes':-1    | has an impossible maxBodyBytes",
                "'timeoutMs':30000   | 'timeoutMs':0        | has an impossible timeoutMs",
                "'maxAttempts':3     | 'maxAttempts':0      | has an impossible maxAttempts",
                "'delay':[0,200000000] | 'delay':[0,-1]     | has an impossible delay",
                "'jitter':0.5        | 'jitter':1.5         | has an impossible jitter",
                "'jitter':0.5        | 'jitter':1e999       | has an impossible jitter",
                "'ifExists':'SKIP'   | 'ifExists':'ASK'     | has an unknown ifExists",
                "'segments':4        | 'segments':65        | has an impossible segments",
                "{'name':'X-Key','value':'value'} | {'name':'A','value':'1'},{'name':'A','value':'2'}"
                        + " | has a name twice in its headers",
                "{'name':'X-Key','value':'value'} | {'name':'A'} | has no value",
            })
    void what_the_conf_would_refuse_is_refused(String right, String wrong, String reason) {
        String job = new String(Codec.encode(JOB), StandardCharsets.UTF_8).replace('"', '\'');
        byte[] changed = job.replace(right, wrong).replace('\'', '"').getBytes(StandardCharsets.UTF_8);

        assertThat(job).contains(right);
        assertThatThrownBy(() -> Codec.decode(changed))
                .isInstanceOf(RubbishException.class)
                .hasMessage(reason);
    }
}
