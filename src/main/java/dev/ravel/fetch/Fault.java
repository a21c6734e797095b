package dev.ravel.fetch;

import dev.ravel.work.Result;
import dev.ravel.work.Span;

/** What keeps a hop from the answer that was asked for, and the result that it makes of it. */
interface Fault {
    /**
     * The result of the hop.
     *
     * @param status of the answer, or 0 where there was none
     */
    Result result(Span span, int status, long bytes);
}
