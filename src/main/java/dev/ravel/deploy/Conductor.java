package dev.ravel.deploy;

import dev.ravel.engine.Ending;
import dev.ravel.engine.Engine;
import dev.ravel.journal.Journal;
import dev.ravel.journal.OrdinalSet;
import dev.ravel.politeness.Pace;
import dev.ravel.politeness.Politeness;
import dev.ravel.source.Source;
import dev.ravel.work.Kind;
import java.util.Map;
import java.util.function.Consumer;

/** Sees a job through, from its first task to its ending. May be told anything from any thread. */
interface Conductor extends Journal.Receipt {
    /**
     * Begins.
     *
     * @param past the tasks that earlier starts have ended; not changed any more
     * @param ended called once
     */
    void start(Map<Kind, Source> sources, Journal journal, OrdinalSet past, Consumer<Ending> ended);

    /** Takes no more tasks, waits for what is in flight as long as a drain may last, and ends. */
    void stop(String reason);

    /** An engine, which has the members in hand. */
    static Conductor of(Engine engine, Pace pace) {
        return new Conductor() {
            @Override
            public void start(Map<Kind, Source> sources, Journal journal, OrdinalSet past, Consumer<Ending> ended) {
                engine.start(sources, new Politeness<>(pace), journal, past, ended);
            }

            @Override
            public void stop(String reason) {
                engine.stop(reason);
            }

            @Override
            public void synced(int outcomes) {
                engine.synced(outcomes);
            }

            @Override
            public void failed(String reason) {
                engine.failed(reason);
            }
        };
    }
}
