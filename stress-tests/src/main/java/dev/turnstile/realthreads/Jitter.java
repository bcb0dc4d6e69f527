package dev.turnstile.realthreads;

/** Small delays by chance, cheap and without anything shared between threads. Confined to one thread after its creation. */
final class Jitter {
    /** How far ahead the common instant is set: long enough for the signal to reach the other processors. */
    static final long LEAD_NANOS = 300;

    /**
     * The most that one thread begins after another. Operations of some nanoseconds meet within a fraction of this, those of
     * microseconds at any place of one another.
     */
    private static final int MAX_NANOS = 16_384;

    /** The longest pause between two calls, in spins: in proportion to the delay. */
    private static final int MAX_PAUSE = 64;

    private long state = System.nanoTime() * 0x9E3779B97F4A7C15L | 1;

    /** How much later than the common instant to begin, in nanoseconds. */
    int nanos() {
        return upTo(MAX_NANOS);
    }

    /** How long to pause between calls, in spins. */
    int pause() {
        return upTo(MAX_PAUSE);
    }

    /** All orders of magnitude are as likely: half of them below the square root of the most. */
    private int upTo(int most) {
        int bits = next() & (Integer.SIZE - 1);
        return next() & (most - 1) >> bits % Integer.numberOfTrailingZeros(most);
    }

    /** Marsaglia's xorshift, 2003. */
    private int next() {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return (int) (state >>> 32);
    }
}
