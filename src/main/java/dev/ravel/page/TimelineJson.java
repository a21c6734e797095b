package dev.ravel.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.ravel.journal.EndedLine.As;
import dev.ravel.timeline.Recording;
import dev.ravel.timeline.StallSpan;
import dev.ravel.timeline.TaskSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Spells a timeline for the page's script: milliseconds from the zero of its axis, texts cut to a bearable length. */
final class TimelineJson {
    private static final int MOST_LABEL = 200;
    private static final int MOST_DETAIL = 300;
    private static final int STEPS_PER_HALVING = 10;
    private static final double MICROS_PER_MS = TimeUnit.MILLISECONDS.toMicros(1);
    private static final double PERCENT = 100;

    private final JsonGenerator json;

    TimelineJson(JsonGenerator json) {
        this.json = json;
    }

    void write(Shown shown, Timeline timeline) throws IOException {
        json.writeStartObject();
        heading(shown);
        ms("beginMs", timeline.axis().beginMs());
        ms("endMs", timeline.axis().endMs());
        ms("lastMs", timeline.axis().lastMs());
        ms("columnMs", timeline.axis().columnMs());
        survey(timeline.survey());
        lanes(timeline);
        failures(timeline);
        stalls(timeline);
        series("inFlight", timeline.inFlight());
        series("lag", timeline.lag());
        json.writeEndObject();
    }

    private void heading(Shown shown) throws IOException {
        Recording recording = shown.recording();
        json.writeStringField("job", shown.job());
        json.writeStringField("model", shown.model());
        json.writeStringField("run", recording.directory().name());
        json.writeStringField("startedAt", recording.starts().get(0).startedAt());
        json.writeNumberField("starts", recording.starts().size());
    }

    private void survey(Survey survey) throws IOException {
        json.writeNumberField("attempts", survey.attempts());
        json.writeNumberField("unplaced", survey.unplaced());
        json.writeObjectFieldStart("outcomes");
        for (Map.Entry<As, Long> outcome : survey.outcomes().entrySet()) {
            json.writeNumberField(outcome.getKey().label(), outcome.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("endings");
        for (Ending ending : survey.endings()) {
            ending(ending);
        }
        json.writeEndArray();
        latency(survey.latencies());
    }

    private void ending(Ending ending) throws IOException {
        json.writeStartObject();
        json.writeStringField("outcome", ending.outcome());
        json.writeStringField("cause", ending.cause());
        json.writeNumberField("count", ending.count());
        json.writeArrayFieldStart("examples");
        for (TaskSpan task : ending.examples()) {
            json.writeStartObject();
            task(task);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void task(TaskSpan task) throws IOException {
        json.writeNumberField("ordinal", task.ordinal());
        json.writeStringField("what", shortened(task.label(), MOST_LABEL));
        if (!task.ended().detail().isEmpty()) {
            json.writeStringField("detail", shortened(task.ended().detail(), MOST_DETAIL));
        }
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    /** Points of the cumulative distribution: the share of the tasks, and within how many milliseconds. */
    private void latency(Histogram latencies) throws IOException {
        json.writeArrayFieldStart("latency");
        if (latencies.getTotalCount() > 0) {
            for (HistogramIterationValue point : latencies.percentiles(STEPS_PER_HALVING)) {
                json.writeStartArray();
                number(point.getPercentileLevelIteratedTo() / PERCENT);
                number(Math.min(point.getValueIteratedTo(), latencies.getMaxValue()) / MICROS_PER_MS);
                json.writeEndArray();
            }
        }
        json.writeEndArray();
    }

    private void lanes(Timeline timeline) throws IOException {
        json.writeArrayFieldStart("lanes");
        for (LaneTrack lane : timeline.lanes().values()) {
            json.writeStartObject();
            json.writeStringField("name", lane.name());
            if (lane.sampled()) {
                columns(lane);
            } else {
                bars(lane.rows());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void columns(LaneTrack lane) throws IOException {
        number("peak", lane.peak());
        json.writeObjectFieldStart("columns");
        for (Map.Entry<Phase, Columns> phase : lane.columns().entrySet()) {
            series(phase.getKey().label(), phase.getValue());
        }
        json.writeEndObject();
    }

    private void bars(Rows rows) throws IOException {
        json.writeNumberField("rows", rows.count());
        json.writeArrayFieldStart("bars");
        for (Rows.Placed placed : rows.placed()) {
            bar(placed);
        }
        json.writeEndArray();
    }

    private void bar(Rows.Placed placed) throws IOException {
        Bar bar = placed.bar();
        json.writeStartObject();
        json.writeNumberField("row", placed.row());
        ms("start", bar.startMs());
        json.writeNumberField("ordinal", bar.task().ordinal());
        json.writeStringField("what", shortened(bar.task().label(), MOST_LABEL));
        json.writeStringField("end", bar.end());
        if (!bar.cause().isEmpty()) {
            json.writeStringField("cause", bar.cause());
        }
        json.writeObjectFieldStart("phases");
        for (Phase phase : Phase.values()) {
            double length = phase.ms(bar.attempt().phases());
            if (length > 0) {
                ms(phase.label(), length);
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void failures(Timeline timeline) throws IOException {
        List<String> lanes = new ArrayList<>(timeline.lanes().keySet());
        json.writeArrayFieldStart("failures");
        for (Failures.Mark mark : timeline.failures().marks()) {
            json.writeStartObject();
            json.writeNumberField("lane", lanes.indexOf(timeline.names().of(mark.lane())));
            ms("at", mark.atMs());
            json.writeNumberField("count", mark.count());
            json.writeStringField("outcome", mark.first().ended().as().label());
            json.writeStringField("cause", mark.first().ended().cause());
            task(mark.first());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void stalls(Timeline timeline) throws IOException {
        List<String> lanes = new ArrayList<>(timeline.lanes().keySet());
        json.writeNumberField("stallsLeftOut", timeline.stalls().leftOut());
        json.writeArrayFieldStart("stalls");
        for (StallSpan stall : timeline.stalls().inOrder()) {
            json.writeStartObject();
            json.writeNumberField("lane", lanes.indexOf(timeline.names().of(stall.lane())));
            json.writeStringField("laneName", stall.lane());
            json.writeStringField("kind", stall.kind().label());
            ms("at", timeline.axis().ms(stall.startedAt()));
            ms("ms", stall.ms());
            if (stall.ordinal().isPresent()) {
                json.writeNumberField("ordinal", stall.ordinal().get());
            }
            if (!stall.culprit().isEmpty()) {
                json.writeStringField("culprit", shortened(stall.culprit(), MOST_LABEL));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** A number for each column, from the beginning of the axis on; without the zeros at the end. */
    private void series(String name, Columns columns) throws IOException {
        double[] values = columns.values();
        int end = values.length;
        while (end > 0 && values[end - 1] == 0) {
            end--;
        }
        json.writeArrayFieldStart(name);
        for (int i = 0; i < end; i++) {
            number(values[i]);
        }
        json.writeEndArray();
    }

    private void ms(String name, double value) throws IOException {
        number(name, value);
    }

    private void number(String name, double value) throws IOException {
        json.writeFieldName(name);
        number(value);
    }

    /** With three decimals at most: a microsecond, or a thousandth of a task. */
    private void number(double value) throws IOException {
        double rounded = Math.round(value * MICROS_PER_MS) / MICROS_PER_MS;
        if (rounded == Math.rint(rounded)) {
            json.writeNumber((long) rounded);
        } else {
            json.writeNumber(rounded);
        }
    }
}
