package dev.ravel.remote;

import dev.ravel.bus.Message.Lease;
import dev.ravel.work.Task;

/** A lease as the one who gave it knows it. */
record Grant(long number, RemoteMember member, Task task, String seal) {
    Lease lease() {
        return new Lease(number, member.index(), task, seal);
    }
}
