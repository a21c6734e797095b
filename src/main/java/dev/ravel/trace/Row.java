package dev.ravel.trace;

/** Where a lane is in the trace: numbers of its process and of its thread. */
record Row(int pid, int tid) {}
