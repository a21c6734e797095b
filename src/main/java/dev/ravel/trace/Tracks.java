package dev.ravel.trace;

import dev.ravel.journal.Attempt;
import dev.ravel.timeline.LaneOrder;
import dev.ravel.timeline.Recording;
import dev.ravel.timeline.TaskSpan;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has to be known of a run before its first event can be written: its lanes, what they did alone, and how many
 * attempts were under way.
 */
final class Tracks {
    /** By name, {@code loop-2} before {@code loop-10}. */
    private final TracedRun run;

    private final Axis axis;
    private final Thinning thinning;
    private final InFlight inFlight;
    private final Map<String, LaneTrack> lanes = new TreeMap<>(new LaneOrder());
    private long requests;
    private long shown;

    private Tracks(TracedRun run, Axis axis, Thinning thinning) {
        this.run = run;
        this.axis = axis;
        this.thinning = thinning;
        Recording recording = run.recording();
        this.inFlight = new InFlight(axis.micros(recording.begin()), axis.micros(recording.end()));
    }

    /** @param lead how long before the run's beginning its trace begins, in milliseconds */
    static Tracks of(TracedRun run, long lead, Thinning thinning) throws IOException {
        Recording recording = run.recording();
        Tracks tracks = new Tracks(run, new Axis(recording.begin().minusMillis(lead)), thinning);
        recording.tasks(tracks::take);
        recording.stalls(stall -> tracks.lane(stall.lane()));
        tracks.lanes.values().forEach(LaneTrack::close);
        return tracks;
    }

    private void take(TaskSpan task) {
        if (task.attempts().isEmpty()) {
            return;
        }
        requests++;
        boolean detailed = thinning.shows(task);
        shown += detailed ? 1 : 0;
        for (Attempt attempt : task.attempts()) {
            Strip strip = Strip.of(attempt, axis);
            // a pause in the slot asks nobody for anything
            inFlight.add(Math.min(strip.start() + Axis.micros(attempt.phases().pause()), strip.end()), strip.end());
            LaneTrack lane = lane(attempt.lane());
            if (detailed) {
                lane.add(task.kind(), strip);
            }
        }
    }

    private LaneTrack lane(String name) {
        return lanes.computeIfAbsent(name, unseen -> new LaneTrack());
    }

    TracedRun run() {
        return run;
    }

    Axis axis() {
        return axis;
    }

    Thinning thinning() {
        return thinning;
    }

    InFlight inFlight() {
        return inFlight;
    }

    /** In the order in which they are shown. */
    Map<String, LaneTrack> lanes() {
        return lanes;
    }

    /** Tasks that made an attempt: the others have no place in time. */
    long requests() {
        return requests;
    }

    /** Of these, the ones shown in detail. */
    long shown() {
        return shown;
    }
}
