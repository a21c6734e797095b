package dev.ravel.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ravel.config.Secrets;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Result;
import dev.ravel.work.Span;
import dev.ravel.work.Task;
import dev.ravel.work.Tried;
import dev.ravel.work.Waits;
import dev.ravel.work.Work;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Spells journal lines: one JSON object each, typed by its only key. */
final class LineWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final double NANOS_PER_MICRO = TimeUnit.MICROSECONDS.toNanos(1);
    private static final long MICROS_PER_MS = TimeUnit.MILLISECONDS.toMicros(1);

    private final JsonGenerator json;
    private final UnaryOperator<String> redaction;
    private final Moments moments = new Moments();

    /** @param redaction what is done to a text that repeats what a server said */
    LineWriter(ByteArrayOutputStream out, UnaryOperator<String> redaction) throws IOException {
        this.redaction = redaction;
        json = JSON.createGenerator(out).setRootValueSeparator(null);
    }

    void run(RunLine line) throws IOException {
        begin("run");
        json.writeStringField("version", line.version());
        json.writeStringField("job", line.job());
        json.writeStringField("startedAt", line.startedAt());
        if (line.input().isPresent()) {
            input(line.input().get());
        }
        if (line.lab().isPresent()) {
            lab(line.lab().get());
        }
        if (line.retryOf().isPresent()) {
            json.writeStringField("retryOf", line.retryOf().get());
        }
        end();
    }

    private void input(Fingerprint input) throws IOException {
        json.writeObjectFieldStart("input");
        json.writeNumberField("size", input.size());
        json.writeStringField("sha256", input.sha256());
        json.writeEndObject();
    }

    private void lab(RunLine.LabPorts lab) throws IOException {
        json.writeObjectFieldStart("lab");
        json.writeNumberField("port", lab.port());
        json.writeNumberField("securePort", lab.securePort());
        json.writeEndObject();
    }

    void outcome(Outcome outcome) throws IOException {
        Task task = outcome.task();
        begin("outcome");
        json.writeNumberField("ordinal", task.ordinal());
        work(task);
        json.writeStringField("outcome", outcome.label());
        ending(outcome);
        Optional<Result> last = outcome.last();
        json.writeNumberField("attempts", last.isPresent() ? task.attempt() : task.attempt() - 1);
        json.writeNumberField("hops", task.hops());
        tried(task.tried());
        if (last.isPresent()) {
            result(last.get(), task);
        }
        end();
    }

    private void begin(String type) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart(type);
    }

    private void end() throws IOException {
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private void work(Task task) throws IOException {
        Work work = task.work();
        json.writeStringField(work.kind() == Kind.FETCH ? "url" : work.kind().label(), work.label());
        if (work instanceof Work.Fetch fetch && task.hops() > 0) {
            json.writeStringField("finalUrl", shown(fetch.at().toString()));
        }
    }

    private String shown(String text) {
        return Secrets.masked(redaction.apply(text));
    }

    private void ending(Outcome outcome) throws IOException {
        if (outcome instanceof Outcome.Failed failed) {
            json.writeStringField("cause", failed.cause().label());
            json.writeStringField("detail", shown(failed.detail()));
        }
        if (outcome instanceof Outcome.Skipped skipped) {
            json.writeStringField("cause", skipped.rule());
        }
    }

    private void result(Result result, Task task) throws IOException {
        if (result.status() > 0) {
            json.writeNumberField("status", result.status());
        }
        if (result instanceof Result.Answered answered) {
            body(answered);
        }
        if (result instanceof Result.Computed computed) {
            json.writeNumberField("value", computed.value());
        }
        span(task.taken(result.span()), task.waits());
    }

    /** Only of a whole body: how much of a broken one was read depends on the network's mood. */
    private void body(Result.Answered answered) throws IOException {
        json.writeNumberField("bytes", answered.bytes());
        if (answered.stored().isPresent()) {
            json.writeStringField("sha256", answered.stored().get().sha256());
            json.writeStringField("file", answered.stored().get().file());
        }
    }

    /** The attempts before the last. */
    private void tried(List<Tried> attempts) throws IOException {
        if (attempts.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("tried");
        for (Tried attempt : attempts) {
            json.writeStartObject();
            json.writeStringField("cause", attempt.cause().label());
            if (attempt.status() > 0) {
                json.writeNumberField("status", attempt.status());
            }
            span(attempt.span(), attempt.waits());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void span(Span span, Waits waits) throws IOException {
        json.writeStringField("lane", span.lane());
        json.writeStringField("startedAt", moments.text(span.startedAt()));
        json.writeObjectFieldStart("phases");
        phase("politeness", waits.politeness().toNanos());
        phase("pause", waits.pause().toNanos());
        phase("queue", span.queue());
        phase("connect", span.connect());
        phase("firstByte", span.firstByte());
        phase("body", span.body());
        phase("lock", span.lock());
        phase("compute", span.compute());
        json.writeEndObject();
    }

    private void phase(String name, long nanos) throws IOException {
        long micros = Math.round(nanos / NANOS_PER_MICRO);
        if (micros > 0) {
            json.writeFieldName(name);
            json.writeNumber(millis(micros));
        }
    }

    /** Without going through a double: there are several in every line. */
    private static String millis(long micros) {
        long rest = micros % MICROS_PER_MS;
        StringBuilder text = new StringBuilder().append(micros / MICROS_PER_MS).append('.');
        if (rest == 0) {
            return text.append('0').toString();
        }
        for (long place = MICROS_PER_MS / 10; rest > 0; place /= 10) {
            text.append(rest / place);
            rest %= place;
        }
        return text.toString();
    }
}
