package dev.ravel.remote;

import dev.ravel.engine.Surroundings.Timer;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What one side of a link lives in.
 *
 * @param context runs actions one after the other, in order, on a thread that runs no tasks
 * @param timer runs an action on the context, later
 * @param nanoTime as {@link System#nanoTime()}
 */
public record Clockwork(Executor context, Timer timer, LongSupplier nanoTime) {}
