package dev.ravel.config;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to make one URL of a template. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class UrlTemplateBench {
    private static final Map<String, String> LAB = Map.of("lab", "http://127.0.0.1:8080");

    private final UrlTemplate template =
            UrlTemplate.of(EnvText.plain("{+lab}/leaderboards/tier?page={page}&region=kr"));
    private int page;

    @Benchmark
    public EnvText expanded() {
        EnvText value = EnvText.plain(Integer.toString(page++));
        return template.expand(Map.of("page", value), LAB);
    }
}
