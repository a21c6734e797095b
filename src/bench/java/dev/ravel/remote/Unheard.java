package dev.ravel.remote;

import dev.ravel.member.Hello;
import java.util.List;

/** Nobody looks on; what must not happen in a benchmark ends it. */
final class Unheard implements RosterListener, StationListener {
    @Override
    public void joined(String node, List<Hello> members) {
        // As it should be.
    }

    @Override
    public void serving(String job) {
        // As it should be.
    }

    @Override
    public void over() {
        // As it should be.
    }

    @Override
    public void left(String node, String reason) {
        throw new IllegalStateException(reason);
    }

    @Override
    public void lost(String node, String reason) {
        throw new IllegalStateException(reason);
    }

    @Override
    public void refused(String node, String reason) {
        throw new IllegalStateException(reason);
    }

    @Override
    public void rubbish(String node, String reason) {
        throw new IllegalStateException(reason);
    }

    @Override
    public void lost(String reason) {
        throw new IllegalStateException(reason);
    }

    @Override
    public void unable(String reason) {
        throw new IllegalStateException(reason);
    }

    @Override
    public void rubbish(String reason) {
        throw new IllegalStateException(reason);
    }
}
