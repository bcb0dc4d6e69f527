package dev.turnstile.judge;

import java.util.Arrays;

/**
 * The configurations that a search has entered: which operations are linearized, and the state behind them. The operations linearized so
 * far are a prefix of each thread's, so a position per thread stands for their set. All positions and the state's number are packed into
 * a few longs, one in most histories; a configuration takes these and six to twelve bytes.
 *
 * <p>The idea to pack is that of A. Athalye's Porcupine (2017), which keeps a bit for each operation.
 */
final class Configurations {
    private static final int STATE_BITS = Integer.SIZE;
    private static final int FIRST_CHUNK = 16;
    private static final int CHUNK_BITS = 10;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final long MIX = 0x9E3779B97F4A7C15L; // 2^64 divided by the golden ratio

    /** Where a thread's position lies in the key. */
    private final int[] word;

    private final long[] one;
    private final int words;

    /** The present key: word 0 has the state's number in its lower half. */
    private final long[] key;

    private long[][] chunks;
    private int[] table = new int[2 * FIRST_CHUNK];
    private int size;
    private long bytes;

    Configurations(Calls calls) {
        word = new int[calls.threads()];
        one = new long[calls.threads()];
        int at = 0;
        int used = STATE_BITS;
        for (int t = 0; t < word.length; t++) {
            int bits = Integer.SIZE - Integer.numberOfLeadingZeros(calls.length(t));
            if (used + bits > Long.SIZE) {
                at++;
                used = 0;
            }
            word[t] = at;
            one[t] = 1L << used;
            used += bits;
        }
        words = at + 1;
        key = new long[words];
        chunks = new long[][] {new long[FIRST_CHUNK * words]};
        bytes = Long.BYTES * (long) FIRST_CHUNK * words + Integer.BYTES * (long) table.length;
    }

    /** Moves a thread's position on in the present configuration. */
    void advance(int thread) {
        key[word[thread]] += one[thread];
    }

    /** Takes back {@link #advance}. */
    void retreat(int thread) {
        key[word[thread]] -= one[thread];
    }

    /** Enters the present configuration with this state; returns {@code false} if it had been entered. */
    boolean add(int state) {
        key[0] = key[0] & ~0xFFFFFFFFL | state;
        int mask = table.length - 1;
        int i = hash(key, 0) & mask;
        for (int index = table[i]; index != 0; index = table[i]) {
            if (isKey(index - 1)) return false;
            i = i + 1 & mask;
        }
        append();
        table[i] = size;
        if (2 * size > table.length) grow();
        return true;
    }

    int size() {
        return size;
    }

    /** The memory that this takes, in bytes. */
    long bytes() {
        return bytes;
    }

    private boolean isKey(int index) {
        long[] chunk = chunks[index >>> CHUNK_BITS];
        int from = (index & CHUNK - 1) * words;
        for (int w = 0; w < words; w++) {
            if (chunk[from + w] != key[w]) return false;
        }
        return true;
    }

    private void append() {
        int c = size >>> CHUNK_BITS;
        if (c == chunks.length) chunks = Arrays.copyOf(chunks, c + Math.max(1, c / 2));
        long[] chunk = chunks[c];
        int from = (size & CHUNK - 1) * words;
        if (chunk == null || from == chunk.length) {
            int length = chunk == null ? CHUNK * words : 2 * chunk.length;
            bytes += Long.BYTES * (long) (length - from);
            chunk = chunk == null ? new long[length] : Arrays.copyOf(chunk, length);
            chunks[c] = chunk;
        }
        System.arraycopy(key, 0, chunk, from, words);
        size++;
    }

    private void grow() {
        bytes += Integer.BYTES * (long) table.length;
        table = new int[2 * table.length];
        int mask = table.length - 1;
        for (int index = 0; index < size; index++) {
            int i = hash(chunks[index >>> CHUNK_BITS], (index & CHUNK - 1) * words) & mask;
            while (table[i] != 0) i = i + 1 & mask;
            table[i] = index + 1;
        }
    }

    private int hash(long[] from, int at) {
        long h = 0;
        for (int w = 0; w < words; w++) {
            h = (h ^ from[at + w]) * MIX;
            h ^= h >>> Integer.SIZE;
        }
        return (int) h;
    }
}
