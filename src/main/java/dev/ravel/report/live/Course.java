package dev.ravel.report.live;

import dev.ravel.engine.RunListener;
import dev.ravel.engine.Standstill;
import dev.ravel.member.Hello;
import dev.ravel.report.Tally;
import dev.ravel.url.HostKey;
import dev.ravel.work.Task;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Tells how a run is going, to any thread at any time; hears of it on the engine's context. */
public final class Course implements RunListener {
    private final InstantSource clock;
    private final Tally tally;
    private final Supplier<OptionalLong> total;
    private volatile LongSupplier received = () -> 0;
    private volatile boolean begun;
    private volatile Optional<Standstill> standstill = Optional.empty();
    private volatile Optional<HostKey> crowd = Optional.empty();

    /**
     * @param clock the engine's
     * @param total all tasks, as soon as that is known
     */
    public Course(InstantSource clock, Tally tally, Supplier<OptionalLong> total) {
        this.clock = clock;
        this.tally = tally;
        this.total = total;
    }

    /**
     * Bytes that come are counted from now on.
     *
     * @param bytes asked for the bytes of bodies that were read so far
     */
    public void receivedFrom(LongSupplier bytes) {
        received = bytes;
    }

    @Override
    public void submitted(int tasks) {
        begun = true;
    }

    @Override
    public void started(Task task, Hello member) {
        if (!begun) {
            begun = true;
        }
    }

    @Override
    public void standing(Optional<Standstill> reason) {
        standstill = reason;
    }

    @Override
    public void crowded(Optional<HostKey> host) {
        crowd = host;
    }

    /** How it stands now. */
    public Snapshot now() {
        return new Snapshot(clock.instant(), begun, tally.live(), total.get(), received.getAsLong(), standstill, crowd);
    }
}
