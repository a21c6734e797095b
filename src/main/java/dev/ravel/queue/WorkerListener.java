package dev.ravel.queue;

import dev.ravel.bus.Ticket;

/** Hears what a worker does, on the context of its broker. Must be quick. */
public interface WorkerListener {
    /** Members are deployed for the job. */
    default void serving(String job) {}

    /** There have been no tasks of the job for a while: its members are given up. */
    default void idle(String job) {}

    /** This worker cannot work on tasks of the job, for this reason; they are left to others. Once for all that follow. */
    default void unable(String job, String reason) {}

    /** This worker can store nothing more of the job, for this reason; its tasks are tried again. */
    default void halted(String job, String reason) {}

    /** The task is run by nobody any more. */
    default void buried(Ticket ticket, String reason) {}

    /** The broker did not settle a task: it comes again, here or elsewhere. */
    default void unsettled(String reason) {}

    /** A defect: the worker is to be stopped, so that others get its tasks. */
    default void broken(String reason) {}
}
