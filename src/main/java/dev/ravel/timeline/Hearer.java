package dev.ravel.timeline;

import java.io.IOException;

/** Hears what a recording tells, one after the other. */
public interface Hearer<T> {
    void hear(T told) throws IOException;
}
