package dev.ravel.source;

import dev.ravel.work.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Which names were given to a task. Keeps 64 bits of a name's SHA-256, about 16 bytes a name, and not the name: two of ten
 * million names are taken for the same with a probability of 3 in a million.
 */
final class Claims {
    private static final int FIRST_CAPACITY = 1024;
    private static final long FREE = 0;

    private final MessageDigest digest = Sha256.digest();
    private long[] hashes = new long[FIRST_CAPACITY];
    private int size;

    /** Returns whether nobody has claimed the name before. */
    boolean claim(String name) {
        long hash = hash(name);
        int place = place(hashes, hash);
        if (hashes[place] != FREE) {
            return false;
        }
        hashes[place] = hash;
        if (++size > hashes.length / 2) {
            grow();
        }
        return true;
    }

    private long hash(String name) {
        byte[] bytes = digest.digest(name.getBytes(StandardCharsets.UTF_8));
        long hash = ByteBuffer.wrap(bytes).getLong();
        return hash == FREE ? 1 : hash;
    }

    /** Where the hash is, or where it belongs. */
    private static int place(long[] table, long hash) {
        int place = (int) hash & (table.length - 1);
        while (table[place] != FREE && table[place] != hash) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }

    private void grow() {
        long[] larger = new long[hashes.length * 2];
        for (long hash : hashes) {
            if (hash != FREE) {
                larger[place(larger, hash)] = hash;
            }
        }
        hashes = larger;
    }
}
