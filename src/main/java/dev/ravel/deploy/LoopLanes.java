package dev.ravel.deploy;

import dev.ravel.member.Lane;
import dev.ravel.probe.Probe;
import io.vertx.core.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** One lane an event loop, whichever verticles share that loop; each is watched by the probe from its first use. */
final class LoopLanes {
    private final Probe probe;
    private final Map<Thread, Lane> lanes = new LinkedHashMap<>();

    LoopLanes(Probe probe) {
        this.probe = probe;
    }

    /** The lane of the event loop that runs this. */
    synchronized Lane here(Context context) {
        return lanes.computeIfAbsent(Thread.currentThread(), thread -> {
            Lane lane = probe.lane("loop-" + lanes.size());
            probe.watch(context, lane);
            return lane;
        });
    }
}
