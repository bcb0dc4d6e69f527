package dev.turnstile.judge;

import java.util.Arrays;

/** The moves of the longest way that a search has met. It grows with the search, so only what changed since the last one is copied. */
final class LongestPath {
    private int[] moves = {};
    private int length;

    /** Up to this depth the noted way is the search's present one still. */
    private int common;

    /** The search went back to this depth. */
    void left(int depth) {
        if (depth < common) common = depth;
    }

    void note(int[] path, int depth) {
        if (depth > moves.length) moves = Arrays.copyOf(moves, Math.max(path.length, depth));
        System.arraycopy(path, common, moves, common, depth - common);
        common = depth;
        length = depth;
    }

    int[] path() {
        return Arrays.copyOf(moves, length);
    }
}
