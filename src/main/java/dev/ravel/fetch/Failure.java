package dev.ravel.fetch;

import dev.ravel.work.Cause;
import dev.ravel.work.Result;
import dev.ravel.work.Span;

/** Why a hop has no usable answer: the word to count, and a short reason without URL or secrets. */
record Failure(Cause cause, String detail) implements Fault {
    @Override
    public Result result(Span span, int status, long bytes) {
        return new Result.Failed(span, cause, detail, status, bytes);
    }
}
