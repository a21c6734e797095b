package dev.ravel.files;

import dev.ravel.member.Extent;
import dev.ravel.member.Held;
import dev.ravel.member.Origin;
import dev.ravel.work.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What {@code NAME.part.json} says of {@code NAME.part}.
 *
 * @param url the SHA-256 of the URL that the bytes came from: the URL itself may hold secrets
 * @param name what the file will be called
 * @param have the bytes that are there: never one that was not synced before the note was written
 */
record Note(String url, String validator, long length, String name, List<Extent> have) implements Held {
    Note {
        have = List.copyOf(have);
        if (reach(have) > length) {
            throw new IllegalArgumentException("bytes beyond the end");
        }
    }

    /** Of a part that has nothing yet. */
    static Note of(Origin origin, String name) {
        return new Note(hashOf(origin.url()), origin.validator(), origin.length(), name, List.of());
    }

    /** How long the part has to be at least. */
    long reach() {
        return reach(have);
    }

    private static long reach(List<Extent> have) {
        return have.isEmpty() ? 0 : have.get(have.size() - 1).to();
    }

    /** The same, with so much of it there. */
    Note with(List<Extent> now) {
        return new Note(url, validator, length, name, now);
    }

    @Override
    public boolean from(String other) {
        return hashOf(other).equals(url);
    }

    @Override
    public List<Extent> missing() {
        return Extents.of(have).missing(length);
    }

    private static String hashOf(String url) {
        return Sha256.of(url.getBytes(StandardCharsets.UTF_8));
    }
}
