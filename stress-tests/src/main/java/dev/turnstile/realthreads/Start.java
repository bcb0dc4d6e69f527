package dev.turnstile.realthreads;

import java.util.List;

/** How the threads of a run are let off. Different windows are hit by different ones, so they take turns. */
public enum Start {
    /** Each begins when it sees the signal: the lead first, the others as soon as the cache line has come. */
    TIGHT,
    /** All begin at the same instant of the clock, a moment after the signal. */
    ALIGNED,
    /** Around the same instant, each by chance somewhat later, with pauses of chance between its calls. */
    JITTERED;

    private static final List<Start> ALL = List.of(values());

    /** The start of the n-th run of a batch. */
    public static Start of(long n) {
        return ALL.get((int) (n % ALL.size()));
    }
}
