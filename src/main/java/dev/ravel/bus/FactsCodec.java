package dev.ravel.bus;

import dev.ravel.probe.LoopFacts;
import dev.ravel.probe.LoopFacts.LagMs;
import dev.ravel.probe.LoopFacts.Warned;
import dev.ravel.probe.ProcessFacts;
import dev.ravel.probe.Stall;
import dev.ravel.probe.StallKind;
import dev.ravel.probe.StallTotal;
import dev.ravel.probe.ThreadUse;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Spells what a node measured. */
final class FactsCodec {
    private static final Labels<StallKind> STALL_KINDS = new Labels<>(StallKind.class, StallKind::label);

    private FactsCodec() {}

    static void writeLoop(BlockWriter out, LoopFacts loop) throws IOException {
        out.block("lag", FactsCodec::writeLag, loop.lag());
        out.block("warned", FactsCodec::writeWarned, loop.warned());
        out.blocks("stalls", FactsCodec::writeStall, loop.stalls());
        out.pairs("totals", spelt(loop.totals()), FactsCodec::writeTotal);
        out.pairs("busyShare", loop.busyShare(), (pair, share) -> pair.decimal("value", share));
        out.text("unrecorded", loop.unrecorded());
    }

    static LoopFacts readLoop(Block loop) throws RubbishException {
        return new LoopFacts(
                loop.optionalBlock("lag", FactsCodec::readLag),
                loop.optionalBlock("warned", FactsCodec::readWarned),
                loop.blocks("stalls", FactsCodec::readStall),
                keyed(StallKind.class, loop.pairs("totals", FactsCodec::readTotal)),
                loop.pairs("busyShare", pair -> measured(pair, "value")),
                loop.optionalText("unrecorded"));
    }

    private static void writeLag(BlockWriter out, LagMs lag) throws IOException {
        out.decimal("p50", lag.p50());
        out.decimal("p99", lag.p99());
        out.decimal("max", lag.max());
    }

    private static LagMs readLag(Block lag) throws RubbishException {
        return new LagMs(measured(lag, "p50"), measured(lag, "p99"), measured(lag, "max"));
    }

    private static void writeWarned(BlockWriter out, Warned warned) throws IOException {
        out.number("loops", warned.loops());
        out.number("workers", warned.workers());
    }

    private static Warned readWarned(Block warned) throws RubbishException {
        return new Warned(counted(warned, "loops"), counted(warned, "workers"));
    }

    private static void writeStall(BlockWriter out, Stall stall) throws IOException {
        out.text("lane", stall.lane());
        out.text("kind", STALL_KINDS.of(stall.kind()));
        writeOptional(out, "ordinal", stall.ordinal());
        out.moment("startedAt", stall.startedAt());
        out.decimal("ms", stall.ms());
        out.text("culprit", stall.culprit());
        out.texts("stack", stall.stack());
    }

    private static Stall readStall(Block stall) throws RubbishException {
        return new Stall(
                stall.word("lane"),
                STALL_KINDS.read(stall, "kind"),
                readOptional(stall, "ordinal"),
                stall.moment("startedAt"),
                measured(stall, "ms"),
                stall.text("culprit"),
                stall.texts("stack"));
    }

    private static void writeTotal(BlockWriter out, StallTotal total) throws IOException {
        out.number("count", total.count());
        out.decimal("ms", total.ms());
        out.decimal("longestMs", total.longestMs());
    }

    private static StallTotal readTotal(Block total) throws RubbishException {
        return new StallTotal(counted(total, "count"), measured(total, "ms"), measured(total, "longestMs"));
    }

    static void writeProcess(BlockWriter out, ProcessFacts process) throws IOException {
        writeOptional(out, "rssPeakBytes", process.rssPeakBytes());
        writeOptional(out, "cpuMs", process.cpuMs());
        writeOptional(out, "threadsPeak", process.threadsPeak());
        writeOptional(out, "voluntary", process.voluntary());
        writeOptional(out, "involuntary", process.involuntary());
        out.pairs("jobCpuMs", spelt(process.jobCpuMs()), (pair, ms) -> pair.decimal("value", ms));
    }

    static ProcessFacts readProcess(Block process) throws RubbishException {
        return new ProcessFacts(
                readOptional(process, "rssPeakBytes"),
                readOptional(process, "cpuMs"),
                readOptional(process, "threadsPeak"),
                readOptional(process, "voluntary"),
                readOptional(process, "involuntary"),
                keyed(ThreadUse.class, process.pairs("jobCpuMs", pair -> measured(pair, "value"))));
    }

    private static double measured(Block block, String name) throws RubbishException {
        double value = block.decimal(name);
        RubbishException.unless(value >= 0, "has an impossible " + name);
        return value;
    }

    private static long counted(Block block, String name) throws RubbishException {
        return block.number(name, 0, Long.MAX_VALUE);
    }

    private static void writeOptional(BlockWriter out, String name, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            out.number(name, value.getAsLong());
        }
    }

    private static OptionalLong readOptional(Block block, String name) throws RubbishException {
        return block.has(name) ? OptionalLong.of(counted(block, name)) : OptionalLong.empty();
    }

    private static <E extends Enum<E>, V> Map<String, V> spelt(Map<E, V> values) {
        Map<String, V> spelt = new LinkedHashMap<>();
        values.forEach((key, value) -> spelt.put(key.name(), value));
        return spelt;
    }

    private static <E extends Enum<E>, V> Map<E, V> keyed(Class<E> type, Map<String, V> values)
            throws RubbishException {
        Map<E, V> keyed = new EnumMap<>(type);
        Arrays.stream(type.getEnumConstants())
                .filter(key -> values.containsKey(key.name()))
                .forEach(key -> keyed.put(key, values.get(key.name())));
        RubbishException.unless(keyed.size() == values.size(), "has an unknown " + type.getSimpleName());
        return keyed;
    }
}
