package dev.ravel.deploy;

import dev.ravel.member.Lane;
import dev.ravel.probe.Probe;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One lane an event loop, whichever verticles share that loop. */
final class LoopLanes {
    private final Probe probe;
    private final String prefix;
    private final Map<Thread, Loop> loops = new LinkedHashMap<>();

    private record Loop(Context context, Lane lane) {}

    /** @param prefix before the name of every lane; empty where there is one process */
    LoopLanes(Probe probe, String prefix) {
        this.probe = probe;
        this.prefix = prefix;
    }

    /** How the row of a thread is called that is no loop. */
    String named(String thread) {
        return prefix + thread;
    }

    /** The lane of the event loop that runs this, whose context is {@code context}. */
    synchronized Lane here(Context context) {
        return loops.computeIfAbsent(
                        Thread.currentThread(),
                        thread -> new Loop(context, probe.lane(prefix + "loop-" + loops.size())))
                .lane();
    }

    /** Bytes of bodies that all loops have read so far. */
    synchronized long received() {
        return loops.values().stream().mapToLong(loop -> loop.lane().received()).sum();
    }

    /** Lets the probe watch all loops from now on: what deploying took is not the job's doing. */
    synchronized Future<?> watch() {
        List<Future<Void>> watched = loops.values().stream()
                .map(loop -> probe.watch(loop.context(), loop.lane()))
                .toList();
        return Future.all(watched);
    }
}
