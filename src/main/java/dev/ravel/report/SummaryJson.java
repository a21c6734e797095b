package dev.ravel.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.ravel.engine.Ending;
import dev.ravel.probe.LoopFacts;
import dev.ravel.probe.ProcessFacts;
import dev.ravel.probe.Stall;
import dev.ravel.probe.StallKind;
import dev.ravel.probe.ThreadUse;
import dev.ravel.work.Cause;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A summary for programs: {@code summary.json}. Times are milliseconds, sizes bytes; what is not known is left out. */
public final class SummaryJson {
    private static final int WORST = 5;
    private static final double MICROS_PER_MS = 1000;

    private final Summary summary;
    private final JsonGenerator json;

    private SummaryJson(Summary summary, JsonGenerator json) {
        this.summary = summary;
        this.json = json;
    }

    public static String of(Summary summary) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            new SummaryJson(summary, json).write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text + "\n";
    }

    private void write() throws IOException {
        json.writeStartObject();
        subject();
        tasks();
        measures();
        loop(summary.loop());
        process(summary.process());
        members();
        nodes();
        json.writeEndObject();
    }

    private void subject() throws IOException {
        Summary.Subject subject = summary.subject();
        json.writeStringField("job", subject.job());
        json.writeStringField("model", subject.model());
        json.writeStringField("lab", subject.lab());
        if (!subject.transport().isEmpty()) {
            json.writeStringField("transport", subject.transport());
        }
        json.writeStringField("runDir", subject.runDir().toString());
        Ending ending = summary.ending();
        json.writeStringField("ending", ending.label());
        if (!ending.reason().isEmpty()) {
            json.writeStringField("reason", ending.reason());
        }
        optional("resumed", summary.tally().resumed());
    }

    private void tasks() throws IOException {
        Counts tasks = summary.tasks();
        json.writeObjectFieldStart("tasks");
        json.writeNumberField("total", tasks.total());
        json.writeNumberField("done", tasks.done());
        json.writeNumberField("failed", tasks.failed());
        json.writeNumberField("skipped", tasks.skipped());
        json.writeNumberField("expired", tasks.expired());
        json.writeNumberField("pending", tasks.pending());
        json.writeEndObject();
        json.writeObjectFieldStart("causes");
        for (Map.Entry<Cause, Long> cause : summary.tally().causes().entrySet()) {
            json.writeNumberField(cause.getKey().label(), cause.getValue());
        }
        json.writeEndObject();
    }

    private void measures() throws IOException {
        ms("wallMs", summary.tally().wallMs());
        if (summary.tasksPerSecond().isPresent()) {
            ms("tasksPerSecond", summary.tasksPerSecond().get());
        }
        json.writeNumberField("bytes", summary.tally().live().bytes());
        if (summary.tally().latencies().isPresent()) {
            Latencies latencies = summary.tally().latencies().get();
            json.writeObjectFieldStart("latencyMs");
            ms("p50", latencies.p50());
            ms("p90", latencies.p90());
            ms("p99", latencies.p99());
            ms("max", latencies.max());
            json.writeEndObject();
        }
        if (summary.sum().isPresent()) {
            json.writeNumberField("sum", summary.sum().get());
        }
    }

    private void loop(LoopFacts loop) throws IOException {
        json.writeObjectFieldStart("loop");
        if (loop.lag().isPresent()) {
            json.writeObjectFieldStart("lagMs");
            ms("p50", loop.lag().get().p50());
            ms("p99", loop.lag().get().p99());
            ms("max", loop.lag().get().max());
            json.writeEndObject();
        }
        if (loop.warned().isPresent()) {
            json.writeNumberField("warnings", loop.warned().get().loops());
            json.writeNumberField("workerWarnings", loop.warned().get().workers());
        }
        if (!loop.totals().isEmpty()) {
            stalls(loop);
        }
        busy(loop);
        if (loop.unrecorded().isPresent()) {
            json.writeStringField("unrecorded", loop.unrecorded().get());
        }
        json.writeEndObject();
    }

    private void stalls(LoopFacts loop) throws IOException {
        json.writeNumberField("episodes", loop.total(StallKind.TASK).count());
        ms("blockedMs", loop.total(StallKind.TASK).ms());
        ms("longestMs", loop.total(StallKind.TASK).longestMs());
        json.writeObjectFieldStart("stalls");
        for (StallKind kind : new StallKind[] {StallKind.STARTUP, StallKind.PAUSE, StallKind.OTHER}) {
            json.writeNumberField(kind.label(), loop.total(kind).count());
        }
        json.writeEndObject();
        worst(loop);
    }

    private void busy(LoopFacts loop) throws IOException {
        json.writeObjectFieldStart("busyShare");
        for (Map.Entry<String, Double> lane : loop.busyShare().entrySet()) {
            ms(lane.getKey(), lane.getValue());
        }
        json.writeEndObject();
    }

    private void worst(LoopFacts loop) throws IOException {
        json.writeArrayFieldStart("worst");
        for (Stall stall : loop.worst(StallKind.TASK, WORST)) {
            json.writeStartObject();
            json.writeStringField("lane", stall.lane());
            ms("ms", stall.ms());
            optional("task", stall.ordinal());
            json.writeStringField("culprit", stall.culprit());
            json.writeArrayFieldStart("stack");
            for (String frame : stall.stack()) {
                json.writeString(frame);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void process(ProcessFacts process) throws IOException {
        json.writeObjectFieldStart("process");
        optional("rssPeakBytes", process.rssPeakBytes());
        optional("cpuMs", process.cpuMs());
        optional("threadsPeak", process.threadsPeak());
        json.writeObjectFieldStart("contextSwitches");
        optional("voluntary", process.voluntary());
        optional("involuntary", process.involuntary());
        json.writeEndObject();
        if (!process.jobCpuMs().isEmpty()) {
            jobCpu(process.jobCpuMs());
        }
        json.writeEndObject();
    }

    private void jobCpu(Map<ThreadUse, Double> times) throws IOException {
        json.writeObjectFieldStart("jobCpuMs");
        for (ThreadUse use : ThreadUse.values()) {
            ms(use.label(), times.getOrDefault(use, 0.0));
        }
        json.writeEndObject();
    }

    private void members() throws IOException {
        json.writeArrayFieldStart("members");
        for (MemberFacts member : summary.tally().members()) {
            json.writeStartObject();
            json.writeStringField("lane", member.lane());
            json.writeArrayFieldStart("kinds");
            for (String kind : member.kinds()) {
                json.writeString(kind);
            }
            json.writeEndArray();
            json.writeNumberField("slots", member.slots());
            json.writeNumberField("tasks", member.tasks());
            ms("busyMs", member.busyMs());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void nodes() throws IOException {
        List<NodeFacts> nodes = summary.nodeFacts();
        if (nodes.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("nodes");
        for (NodeFacts node : nodes) {
            json.writeStartObject();
            json.writeStringField("node", node.node());
            json.writeNumberField("members", node.members());
            json.writeNumberField("tasks", node.tasks());
            ms("busyMs", node.busyMs());
            optional("rssPeakBytes", node.process().rssPeakBytes());
            optional("cpuMs", node.process().cpuMs());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void optional(String key, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(key, value.getAsLong());
        }
    }

    /** A figure with three decimals. */
    private void ms(String key, double value) throws IOException {
        json.writeNumberField(key, Math.round(value * MICROS_PER_MS) / MICROS_PER_MS);
    }
}
