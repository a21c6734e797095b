package dev.ravel.work;

import java.util.Optional;

/** What one hop or one computation gave. Says nothing about what follows from it: that is {@link Rules}. */
public sealed interface Result {
    Span span();

    /** The same result with another span. */
    Result with(Span span);

    /** The status of the answer, or 0 where there was none. */
    default int status() {
        return 0;
    }

    /** Decoded bytes of the body that were read. */
    default long bytes() {
        return 0;
    }

    /** A final answer whose body was read to its end. */
    record Answered(Span span, int status, long bytes, Optional<Stored> stored) implements Result {
        @Override
        public Result with(Span other) {
            return new Answered(other, status, bytes, stored);
        }
    }

    /** A redirect, not followed; {@code location} as it was sent, possibly empty. */
    record Redirected(Span span, int status, String location) implements Result {
        @Override
        public Result with(Span other) {
            return new Redirected(other, status, location);
        }
    }

    /** 429 or 503; {@code retryAfter} as it was sent. */
    record Refused(Span span, int status, Optional<String> retryAfter) implements Result {
        @Override
        public Result with(Span other) {
            return new Refused(other, status, retryAfter);
        }
    }

    /** No usable answer. */
    record Failed(Span span, Cause cause, String detail, int status, long bytes) implements Result {
        @Override
        public Result with(Span other) {
            return new Failed(other, cause, detail, status, bytes);
        }
    }

    /** There is nothing to fetch: {@code exists} or {@code notModified}. */
    record Unneeded(Span span, int status, String rule) implements Result {
        @Override
        public Result with(Span other) {
            return new Unneeded(other, status, rule);
        }
    }

    /** What was there of the file does not go with what the server has now: it was dropped, and nothing was read. */
    record Stale(Span span, int status, String detail) implements Result {
        @Override
        public Result with(Span other) {
            return new Stale(other, status, detail);
        }
    }

    /** Nothing more can be stored, by this task or any other. */
    record Halted(Span span, String reason) implements Result {
        @Override
        public Result with(Span other) {
            return new Halted(other, reason);
        }
    }

    /** A computation's value. */
    record Computed(Span span, long value) implements Result {
        @Override
        public Result with(Span other) {
            return new Computed(other, value);
        }
    }
}
