package dev.ravel.engine;

import dev.ravel.engine.Ending.Broken;
import dev.ravel.engine.Ending.Complete;
import dev.ravel.engine.Ending.Stopped;
import java.util.Optional;

/** Whether a run ends before its tasks do, and why: the first reason counts, unless a later one breaks the run. */
final class EarlyEnd {
    private Optional<Ending> reason = Optional.empty();

    /** Returns whether this is the first reason. */
    boolean because(Ending ending) {
        boolean first = reason.isEmpty();
        if (first || (ending instanceof Broken && reason.get() instanceof Stopped)) {
            reason = Optional.of(ending);
        }
        return first;
    }

    boolean decided() {
        return reason.isPresent();
    }

    Ending orComplete() {
        return reason.orElseGet(Complete::new);
    }
}
