package dev.ravel.fetch;

import io.vertx.core.Handler;

/**
 * Something in flight for a task. Every handler of the task is a step of one: it runs under the task's mark, and what it
 * throws ends the activity and not the event loop.
 */
abstract class Activity extends Deadlines.Watched {
    private final FetchContext context;
    private final long ordinal;

    Activity(FetchContext context, long ordinal) {
        this.context = context;
        this.ordinal = ordinal;
    }

    FetchContext context() {
        return context;
    }

    long ordinal() {
        return ordinal;
    }

    /** The program is at fault. */
    abstract void crashed(Failure failure);

    final Runnable step(Runnable action) {
        Handler<Void> step = step(nothing -> action.run());
        return () -> step.handle(null);
    }

    final <T> Handler<T> step(Handler<T> handler) {
        return event -> {
            long outer = context.marks().enter(ordinal);
            try {
                handler.handle(event);
            } catch (RuntimeException | Error e) {
                crashed(Causes.unforeseen(e));
            } finally {
                context.marks().leave(outer);
            }
        };
    }
}
