package dev.turnstile.engine.lincheck.search;

import dev.turnstile.explore.realtime.RealTimeOrders;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells when schedules that are drawn at random bring nothing new any more: for long, each has been equivalent to an earlier one. Schedules
 * are equivalent if each thread makes the same steps after the same steps of others, which is what the steps' clocks say.
 */
final class Repeats {
    /** Chosen: if this number of draws in a row brings nothing new, what is left comes up less than once in about a hundred draws. */
    private static final int ENOUGH = 300;

    private final Set<Long> classes = new HashSet<>();
    private int inARow;

    /** Takes the steps of an execution. */
    void add(List<RealTimeOrders.Step> steps) {
        inARow = classes.add(fingerprint(steps)) ? 0 : inARow + 1;
    }

    /** Whether to draw no more: there were repetitions in a row, at least as many as there are different schedules. */
    boolean areEnough() {
        return inARow >= Math.max(ENOUGH, classes.size());
    }

    /** Returns the same number for equivalent schedules, whatever the order of their steps. Others differ, but for rare chance. */
    private static long fingerprint(List<RealTimeOrders.Step> steps) {
        long sum = steps.size();
        for (RealTimeOrders.Step step : steps) {
            long clock = step.thread();
            // A thread with no step before this one counts as if the clock left it out.
            for (int t = 0; t < step.clock().length; t++) clock += step.clock()[t] * mixed(t + 1L);
            sum += mixed(clock);
        }
        return sum;
    }

    /** Spreads a number over all bits (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014). */
    private static long mixed(long value) {
        long z = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
