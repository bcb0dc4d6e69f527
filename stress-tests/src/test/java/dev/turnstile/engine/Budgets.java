package dev.turnstile.engine;

import java.time.Duration;

/** Budgets for tests. */
public final class Budgets {
    private static final int REDUCTIONS = 16;

    private Budgets() {}

    /** Returns a budget whose runs on real threads do not depend on the findings of other engines. */
    public static Budget of(int scenarios, int schedules, int runs, int slices, int compilations, Duration guard) {
        return new Budget("test", scenarios, schedules, runs, 0, slices, compilations, REDUCTIONS, guard);
    }
}
