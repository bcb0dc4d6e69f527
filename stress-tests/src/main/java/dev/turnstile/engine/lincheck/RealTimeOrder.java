package dev.turnstile.engine.lincheck;

import dev.turnstile.history.Span;
import java.util.Arrays;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jspecify.annotations.Nullable;

/**
 * Which operations had ended when others began, from Lincheck's clocks: when an operation begins, its clock says how many operations of
 * each thread have ended.
 *
 * <p>All clocks of a run are instants of one global order, so an instant is fully described by the sum of its clock, and spans over that
 * sum order two operations just as the clocks do.
 */
final class RealTimeOrder {
    private final List<List<ResultWithClock>> clocked;

    private RealTimeOrder(List<List<ResultWithClock>> clocked) {
        this.clocked = clocked;
    }

    static RealTimeOrder of(List<List<ResultWithClock>> clocked) {
        return new RealTimeOrder(clocked);
    }

    /** When an operation of a thread ran. For one that was never called, meaningless. */
    Span span(int thread, int index) {
        long invoked = instant(clock(thread, index));
        if (resultOf(thread, index) == null) return new Span(invoked, Long.MAX_VALUE);
        long lastBegunBefore = invoked;
        for (int other = 0; other < clocked.size(); other++) {
            for (int i = 0; i < clocked.get(other).size(); i++) {
                if (!begun(other, i)) break;
                int[] clock = clock(other, i);
                if (clock[thread] <= index) lastBegunBefore = Math.max(lastBegunBefore, instant(clock));
            }
        }
        // Odd: behind every operation that began before this one ended, ahead of every one that began later.
        return new Span(invoked, lastBegunBefore + 1);
    }

    private boolean begun(int thread, int index) {
        return index == 0 || resultOf(thread, index - 1) != null;
    }

    private @Nullable Object resultOf(int thread, int index) {
        return clocked.get(thread).get(index).getResult();
    }

    private int[] clock(int thread, int index) {
        return clocked.get(thread).get(index).getClockOnStart().getClock();
    }

    private static long instant(int[] clock) {
        return 2L * Arrays.stream(clock).sum();
    }
}
