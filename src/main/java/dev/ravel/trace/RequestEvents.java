package dev.ravel.trace;

import dev.ravel.journal.Attempt;
import dev.ravel.timeline.TaskSpan;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the events of one task: a pair for all of it, within it a pair for each of several attempts and for each phase,
 * and what its threads did for nothing else. Pairs are called after the kind of task, because viewers put pairs of one
 * name in one group.
 */
final class RequestEvents {
    private static final String CATEGORY = "request";

    private final TaskSpan task;
    private final Tracks tracks;
    private final Map<String, Row> rows;
    private final Event event;
    private String id = "";
    private Row row = new Row(0, 0);

    RequestEvents(TaskSpan task, Tracks tracks, Map<String, Row> rows, Event event) {
        this.task = task;
        this.tracks = tracks;
        this.rows = rows;
        this.event = event;
    }

    /** @param number that no other request of the trace has */
    void write(long number) throws IOException {
        List<Strip> strips = strips();
        id = Long.toString(number);
        row = row(0);
        begin(task.kind().label(), strips.get(0).begin());
        request();
        for (int i = 0; i < strips.size(); i++) {
            attempt(i, strips.get(i));
        }
        end(task.kind().label(), strips.get(strips.size() - 1).end());
        for (int i = 0; i < strips.size(); i++) {
            alone(i, strips.get(i));
        }
    }

    /** The attempts, one after the other: two clocks measured them. */
    private List<Strip> strips() {
        List<Strip> strips = new ArrayList<>();
        long last = 0;
        for (Attempt attempt : task.attempts()) {
            Strip strip = Strip.of(attempt, tracks.axis());
            strips.add(strip.within(last, Math.max(last, strip.end())));
            last = Math.max(last, strip.end());
        }
        return strips;
    }

    private Row row(int attempt) {
        return rows.get(task.attempts().get(attempt).lane());
    }

    private void request() throws IOException {
        TaskSpan.Ended ended = task.ended();
        event.args()
                .with("task", task.ordinal())
                .with(task.kind() == Kind.FETCH ? "url" : "range", task.label())
                .with("outcome", ended.as().label())
                .withAny("cause", ended.cause())
                .withAny("detail", ended.detail())
                .withAny("status", ended.status())
                .with("attempts", task.attempts().size());
        if (ended.bytes().isPresent()) {
            event.with("bytes", ended.bytes().get());
        }
        event.close();
    }

    private void attempt(int index, Strip strip) throws IOException {
        Attempt attempt = task.attempts().get(index);
        String name = "attempt " + (index + 1);
        boolean oneOfMany = task.attempts().size() > 1;
        if (oneOfMany) {
            begin(name, strip.begin());
            event.args()
                    .with("lane", attempt.lane())
                    .withAny("cause", attempt.cause().map(Cause::label).orElse(""))
                    .withAny("status", attempt.status())
                    .close();
        }
        for (Slice phase : strip.phases()) {
            begin(phase.name(), phase.from());
            event.close();
            end(phase.name(), phase.to());
        }
        if (oneOfMany) {
            end(name, strip.end());
        }
    }

    private void begin(String name, long micros) throws IOException {
        event.open("b", name, row.pid(), micros)
                .with("tid", row.tid())
                .with("cat", CATEGORY)
                .with("id", id);
    }

    private void end(String name, long micros) throws IOException {
        event.open("e", name, row.pid(), micros)
                .with("tid", row.tid())
                .with("cat", CATEGORY)
                .with("id", id)
                .close();
    }

    /** The attempt on the row of its thread, with its phases; of a computation only the waits for the lock. */
    private void alone(int index, Strip strip) throws IOException {
        Attempt attempt = task.attempts().get(index);
        Slice alone = tracks.lanes().get(attempt.lane()).alone(task.kind(), Strip.of(attempt, tracks.axis()));
        if (alone.empty()) {
            return;
        }
        complete(alone, row(index), "task");
        event.args().with("task", task.ordinal()).with("attempt", index + 1).close();
        for (Slice phase : strip.phases()) {
            Slice part = phase.within(alone.from(), alone.to());
            if (!part.empty() && !(task.kind() != Kind.FETCH && phase.name().equals("compute"))) {
                complete(part, row(index), "phase");
                event.close();
            }
        }
    }

    private void complete(Slice slice, Row on, String category) throws IOException {
        event.open("X", slice.name(), on.pid(), slice.from())
                .with("tid", on.tid())
                .with("cat", category)
                .with("dur", slice.to() - slice.from());
    }
}
