package dev.ravel.fetch;

import dev.ravel.work.Cause;

/** Why a hop has no usable answer: the word to count, and a short reason without URL or secrets. */
record Failure(Cause cause, String detail) {}
