package dev.ravel.url;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a URL costs: read and normalised, asked for its host, written again, resolved against. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class UrlBench {
    /** One that is normal already, and one in which everything has to be changed. */
    @Param({
        "http://127.0.0.1:8080/leaderboards/tier?page=17&region=kr",
        "HTTPS://WWW.Example.ORG:443/a/./b/../%7euser/%c3%a9t%C3%A9 x?q=ä&r=1#top"
    })
    String text;

    private Url url;

    @Setup
    public void parse() throws InvalidUrlException {
        url = Url.parse(text);
    }

    @Benchmark
    public Url parsed() throws InvalidUrlException {
        return Url.parse(text);
    }

    @Benchmark
    public HostKey hostKey() {
        return url.hostKey();
    }

    @Benchmark
    public String written() {
        return url.toString();
    }

    @Benchmark
    public Url resolved() throws InvalidUrlException {
        return url.resolve("../file/next?page=2");
    }
}
