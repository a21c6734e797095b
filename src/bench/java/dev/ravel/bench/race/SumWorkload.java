package dev.ravel.bench.race;

import dev.ravel.bench.measure.Measured;
import dev.ravel.bench.origin.Origin;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Add the whole numbers of [from, to), each one.
 *
 * @param workers how many threads or processes may add
 */
public record SumWorkload(String name, long from, long to, int workers) implements Workload {
    private static final double GIGA = 1e9;

    @Override
    public String kind() {
        return "sum";
    }

    @Override
    public String text() {
        return "the sum of [" + Words.count(from) + ", " + Words.count(to) + "), " + workers + " workers";
    }

    @Override
    public Unit unit() {
        return new Unit("G adds/s", GIGA);
    }

    @Override
    public Assignment assign(Origin origin, Path folder) throws IOException {
        Map<String, List<String>> values = new HashMap<>();
        values.put("from", List.of(Long.toString(from)));
        values.put("to", List.of(Long.toString(to)));
        values.put("workers", List.of(Integer.toString(workers)));
        values.put("tmp", List.of(folder.toString()));
        values.put("out", List.of(folder.toString()));
        return new Assignment(values, (measured, ceiling) -> verdict(measured));
    }

    /** The value is somewhere in what the client says. */
    private Verdict verdict(Measured measured) {
        String wanted = value().toString();
        boolean said = measured.out().out().replace(",", "").contains(wanted);
        String words = said ? "the value is right" : "the value " + wanted + " was not said";
        return new Verdict(measured.exit() == 0 && said, to - from, "exit code " + measured.exit() + ", " + words);
    }

    /** The mean of the first and the last, as many times as there are numbers. */
    BigInteger value() {
        return BigInteger.valueOf(from)
                .add(BigInteger.valueOf(to - 1))
                .multiply(BigInteger.valueOf(to - from))
                .shiftRight(1);
    }
}
