package dev.ravel.remote;

import dev.ravel.bus.JobSettings;
import dev.ravel.member.Coordinator;
import java.time.Duration;

/** What all nodes of one start of a run have in common. */
record Session(
        Coordinator engine, Roster.Settings settings, Clockwork clockwork, RosterListener listener, Ledger ledger) {
    /** Which leases there are, and which results the engine has not yet settled. */
    record Ledger(Grants grants, Unsettled unsettled) {}

    Session(Coordinator engine, Roster.Settings settings, Clockwork clockwork, RosterListener listener) {
        this(engine, settings, clockwork, listener, new Ledger(new Grants(settings.seal()), new Unsettled()));
    }

    Grants grants() {
        return ledger.grants();
    }

    Unsettled unsettled() {
        return ledger.unsettled();
    }

    JobSettings job() {
        return settings.job();
    }

    Duration lease() {
        return settings.lease();
    }
}
