package dev.ravel.trace;

import dev.ravel.timeline.LagSpan;
import dev.ravel.timeline.Recording;
import dev.ravel.timeline.StallSpan;
import dev.ravel.timeline.TaskSpan;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the events of one run. */
final class RunEvents {
    private final Tracks tracks;
    private final int pid;
    private final Event event;
    private final Numbers numbers;
    private final Map<String, Integer> threads = new HashMap<>();
    private final Map<String, LagCounter> lags = new LinkedHashMap<>();

    RunEvents(Tracks tracks, int pid, Event event, Numbers numbers) {
        this.tracks = tracks;
        this.pid = pid;
        this.event = event;
        this.numbers = numbers;
    }

    void write() throws IOException {
        Recording recording = tracks.run().recording();
        process();
        tracks.lanes().keySet().forEach(this::thread);
        recording.tasks(this::task);
        tracks.inFlight().forEach(this::inFlight);
        recording.lags(this::lag);
        lags.values().forEach(LagCounter::close);
        recording.stalls(this::stall);
    }

    private void process() {
        event.open("M", "process_name", pid, 0)
                .args()
                .with("name", tracks.run().name())
                .close();
        event.open("M", "process_sort_index", pid, 0)
                .args()
                .with("sort_index", pid)
                .close();
    }

    private void thread(String lane) {
        int tid = numbers.thread();
        threads.put(lane, tid);
        event.open("M", "thread_name", pid, 0)
                .with("tid", tid)
                .args()
                .with("name", lane)
                .close();
        event.open("M", "thread_sort_index", pid, 0)
                .with("tid", tid)
                .args()
                .with("sort_index", threads.size())
                .close();
    }

    private void task(TaskSpan task) {
        if (tracks.thinning().shows(task) && !task.attempts().isEmpty()) {
            new RequestEvents(task, tracks, pid, threads, event).write(numbers.request());
        }
    }

    private void inFlight(long micros, long number) {
        event.open("C", "in flight", pid, micros)
                .args()
                .with("attempts", number)
                .close();
    }

    private void lag(LagSpan lag) {
        lags.computeIfAbsent(lag.lane(), lane -> new LagCounter((micros, ms) -> lag(lane, micros, ms)))
                .take(lag, tracks.axis());
    }

    private void lag(String lane, long micros, double ms) {
        event.open("C", "lag " + lane, pid, micros).args().with("ms", ms).close();
    }

    private void stall(StallSpan stall) {
        event.open("i", "stall: " + stall.kind().label(), pid, tracks.axis().micros(stall.startedAt()))
                .with("tid", threads.get(stall.lane()))
                .with("cat", "stall")
                .with("s", "t")
                .args()
                .with("ms", stall.ms())
                .withAny("culprit", stall.culprit())
                .with("stack", stall.stack());
        stall.ordinal().ifPresent(ordinal -> event.with("task", ordinal));
        event.close();
    }
}
