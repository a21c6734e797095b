package dev.ravel.page;

import dev.ravel.timeline.LagSpan;
import dev.ravel.timeline.Recording;
import dev.ravel.timeline.StallSpan;
import dev.ravel.timeline.TaskSpan;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What of a run is drawn. Reads the recording a few times and holds no more than is drawn. */
final class Timeline {
    private final Survey survey = new Survey();
    private final Stalls stalls;
    private final Axis axis;
    private final LaneNames names;
    private final Map<String, LaneTrack> lanes = new LinkedHashMap<>();
    private final Failures failures;
    private final Columns inFlight;
    private final Columns lag;

    private Timeline(Recording recording, int mostBars) throws IOException {
        recording.tasks(survey);
        stalls = new Stalls(recording.begin(), Stalls.MOST);
        recording.stalls(this::stall);
        axis = Axis.over(recording.begin(), recording.end(), stalls);
        boolean sampled = survey.attempts() > mostBars;
        names = new LaneNames(survey.lanes());
        names.all().forEach(name -> lanes.put(name, new LaneTrack(name, axis, sampled)));
        failures = new Failures(axis, survey.failures() > Failures.MOST);
        inFlight = new Columns(axis);
        lag = new Columns(axis);
    }

    /** @param mostBars with more attempts than that, columns stand for them */
    static Timeline of(Recording recording, int mostBars) throws IOException {
        Timeline timeline = new Timeline(recording, mostBars);
        recording.tasks(timeline::task);
        recording.lags(timeline::lag);
        return timeline;
    }

    private void stall(StallSpan stall) {
        stalls.add(stall);
        survey.lane(stall.lane());
    }

    private void task(TaskSpan task) {
        for (int i = 0; i < task.attempts().size(); i++) {
            Bar bar = new Bar(task, i, axis);
            // A run that goes on may have told of more since.
            lanes.computeIfAbsent(names.of(bar.attempt().lane()), name -> new LaneTrack(name, axis, true))
                    .add(bar);
            // a pause in the slot asks nobody for anything
            inFlight.occupy(bar.startMs() + bar.attempt().phases().pause(), bar.endMs(), 1);
        }
        if (task.unsuccessful() && !task.attempts().isEmpty()) {
            failures.add(task);
        }
    }

    private void lag(LagSpan span) {
        double from = axis.ms(span.startedAt());
        lag.raise(from, from + span.ms(), span.maxMs());
    }

    Survey survey() {
        return survey;
    }

    Stalls stalls() {
        return stalls;
    }

    Axis axis() {
        return axis;
    }

    /** Under which name a lane is drawn. */
    LaneNames names() {
        return names;
    }

    /** By the names under which they are drawn, in order. */
    Map<String, LaneTrack> lanes() {
        return lanes;
    }

    Failures failures() {
        return failures;
    }

    /** How many attempts were under way, on average over a column. */
    Columns inFlight() {
        return inFlight;
    }

    /** The worst of all loops. */
    Columns lag() {
        return lag;
    }
}
