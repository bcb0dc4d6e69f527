package dev.turnstile.engine.jqwik;

/** Small delays by chance, cheap and without anything shared between threads. Confined to one thread after its creation. */
final class Jitter {
    /** How far ahead the common instant is set: long enough for the signal to reach the other processors. */
    static final long LEAD_NANOS = 300;

    /** Operations of a few nanoseconds meet within a fraction of this; slower ones meet anyway. */
    private static final int MAX_NANOS = 512;

    private static final int MAX_PAUSE = 16;

    private long state = System.nanoTime() * 0x9E3779B97F4A7C15L | 1;

    /** How much later than the common instant to begin, in nanoseconds. */
    int nanos() {
        return next() & (MAX_NANOS - 1);
    }

    /** How long to pause between calls, in spins. */
    int pause() {
        return next() & (MAX_PAUSE - 1);
    }

    /** Marsaglia's xorshift, 2003. */
    private int next() {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return (int) (state >>> 32);
    }
}
