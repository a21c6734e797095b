package dev.ravel.probe;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Adds the context switches of all threads of a process, those included that have ended since an earlier sample: Linux
 * forgets a thread's count with the thread. One thread at a time.
 */
final class ContextSwitches {
    private final Path tasks;
    private Map<String, Count> running = Map.of();
    private Count ended = new Count(0, 0);
    private boolean told;

    /** @param tasks the folder with one folder a thread */
    ContextSwitches(Path tasks) {
        this.tasks = tasks;
    }

    void sample() {
        Map<String, Count> now = new HashMap<>();
        for (Path task : TaskFolders.in(tasks)) {
            StatusFile status = StatusFile.read(task.resolve("status"));
            OptionalLong voluntary = status.number("voluntary_ctxt_switches");
            OptionalLong involuntary = status.number("nonvoluntary_ctxt_switches");
            if (voluntary.isPresent() && involuntary.isPresent()) {
                now.put(task.getFileName().toString(), new Count(voluntary.getAsLong(), involuntary.getAsLong()));
            }
        }
        running.forEach((id, before) -> {
            if (!before.goesOnAs(now.get(id))) {
                ended = ended.plus(before);
            }
        });
        running = now;
        told |= !now.isEmpty();
    }

    OptionalLong voluntary() {
        return told ? OptionalLong.of(total().voluntary) : OptionalLong.empty();
    }

    OptionalLong involuntary() {
        return told ? OptionalLong.of(total().involuntary) : OptionalLong.empty();
    }

    private Count total() {
        return running.values().stream().reduce(ended, Count::plus);
    }

    private record Count(long voluntary, long involuntary) {
        Count plus(Count other) {
            return new Count(voluntary + other.voluntary, involuntary + other.involuntary);
        }

        /** A count that fell is another thread's, which was given the same id. */
        boolean goesOnAs(Count later) {
            return later != null && later.voluntary >= voluntary && later.involuntary >= involuntary;
        }
    }
}
