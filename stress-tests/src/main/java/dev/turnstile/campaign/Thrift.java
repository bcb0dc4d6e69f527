package dev.turnstile.campaign;

import dev.turnstile.engine.Budget;

/** What is left of a budget when nothing hangs on the outcome any more. */
final class Thrift {
    private Thrift() {}

    /** Half of what is run; the scenarios stay, since an exposing one may be the last, and so does the clock, which only guards. */
    static Budget applied(Budget budget) {
        return new Budget(
                budget.profile(),
                budget.scenarios(),
                half(budget.schedules()),
                half(budget.runs()),
                half(budget.slices()),
                budget.compilations(),
                budget.guard());
    }

    private static int half(int count) {
        return (count + 1) / 2;
    }
}
