package dev.ravel.lab.visit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Numbers that depend on a key and a place alone, so that any part of a sequence can be had without what came before.
 * SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014); not for secrets.
 */
public record PseudoRandom(long key) {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    /** FNV-1a, 64 bits. */
    private static final long FNV_BASIS = 0xCBF29CE484222325L;

    private static final long FNV_PRIME = 0x100000001B3L;

    /** The sequence of a seed and a text. */
    public static PseudoRandom of(long seed, String text) {
        long hash = FNV_BASIS;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return new PseudoRandom(mix(seed + GAMMA) ^ hash);
    }

    /** The number at a place, from 0. */
    public long at(long place) {
        return mix(key + (place + 1) * GAMMA);
    }

    /** The number at a place, from 0 to {@code bound - 1}. */
    public int below(long place, int bound) {
        return (int) Math.floorMod(at(place), (long) bound);
    }

    /** The number at a place, from 0 to 1, 1 excluded. */
    public double unit(long place) {
        return (at(place) >>> 11) * 0x1.0p-53;
    }

    /** {@code length} bytes of the sequence, from the byte {@code from} on; the bytes of each number lowest first. */
    public byte[] bytes(long from, int length) {
        int skipped = (int) (from & 7);
        ByteBuffer words = ByteBuffer.allocate((skipped + length + 7) & ~7).order(ByteOrder.LITTLE_ENDIAN);
        for (long place = from >>> 3; words.hasRemaining(); place++) {
            words.putLong(at(place));
        }
        return Arrays.copyOfRange(words.array(), skipped, skipped + length);
    }

    private static long mix(long number) {
        long z = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
