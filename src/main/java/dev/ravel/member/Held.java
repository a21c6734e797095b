package dev.ravel.member;

import java.util.List;

/** A part that can be gone on with. Whether its URL is some URL can be asked; the URL itself may hold secrets. */
public interface Held {
    /** Whether the part came from this URL. */
    boolean from(String url);

    /** The validator of what it came from, as {@code If-Range} takes it. */
    String validator();

    /** The length of the whole body. */
    long length();

    /** What it lacks, in order; possibly nothing. */
    List<Extent> missing();
}
