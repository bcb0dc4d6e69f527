package dev.turnstile.engine.lincheck;

import dev.turnstile.engine.Budget;

/**
 * How a budget is divided among the searches of a subject. The factors and parts are chosen: a proof comes first, and no search of another kind
 * takes so much that the rest gets nothing. They decide what is found within a budget, and whether a proof is reached, but never what counts
 * as a violation.
 *
 * @param schedules the budget: what all may cost together, in the main
 * @param isProgram whether the subject is a program; it has one scenario only
 * @param shrinks whether violations are made smaller
 */
record Allowances(long schedules, boolean isProgram, boolean shrinks) {
    /** The cost of the first round of each search of every schedule. */
    static final long FIRST_ROUND = 20;

    /** The growth of the allowance from one round to the next. */
    static final long GROWTH = 2;

    /** The least allowance of a search that draws. */
    static final int LEAST_SAMPLED = 60;

    /** The least allowance of a search with spurious returns: fewer scenarios are searched rather than each for less. */
    static final int LEAST_SPURIOUS = 20;

    /** A program may take as much as several other subjects: its one scenario is larger than theirs. */
    private static final int PROGRAM_FACTOR = 4;

    /** The multiple of the budget for every schedule of the scenarios that a proof needs. Few subjects need more than the budget itself. */
    private static final int CORE_FACTOR = 8;

    /** The multiple of the budget for their schedules with few preemptions, where there are too many schedules. */
    private static final int BOUNDED_CORE_FACTOR = 4;

    /** The part of the budget that is left for larger scenarios in any case. */
    private static final int LEAST_PART_FOR_LARGER = 3;

    /** The part of the budget for scenarios in which two threads go through conflicts in opposite order, on top. */
    private static final int CROSSING_PART = 2;

    /** The part of what larger scenarios get that searches of every schedule may take. */
    private static final double WITHOUT_BOUND = 0.6;

    /** The part of the budget that may be spent on top for drawn schedules. */
    private static final int SAMPLED_PART = 10;

    /** The part of the budget that may be spent on top for spurious returns. */
    private static final int SPURIOUS_PART = 10;

    /** The part of the budget that one smaller scenario may cost in shrinking: one that still violates mostly does so soon. */
    private static final int SHRINKING_PART = 2;

    static Allowances of(Budget budget, boolean isProgram) {
        return new Allowances(budget.schedules(), isProgram, budget.reductions() > 0);
    }

    /**
     * For every schedule of the scenarios that a proof needs.
     *
     * @param provable whether all of them can be run; if not, they are worth no more than others
     */
    long core(boolean provable) {
        return schedules * (provable ? CORE_FACTOR : 1) * (isProgram ? PROGRAM_FACTOR : 1);
    }

    /** For their schedules with few preemptions, on top. */
    long boundedCore(boolean provable) {
        return schedules * (provable ? BOUNDED_CORE_FACTOR : 1);
    }

    /** For larger scenarios, on top of what is spent already. */
    long larger(long spent) {
        return Math.max(schedules - spent, schedules / LEAST_PART_FOR_LARGER);
    }

    /** For scenarios in which two threads go through conflicts in opposite order, on top of what is spent already. */
    long crossings() {
        return schedules / CROSSING_PART;
    }

    /** The part of what larger scenarios get that goes to searches of every schedule. */
    static long withoutBound(long larger) {
        return (long) (WITHOUT_BOUND * larger);
    }

    /** For schedules that are drawn, on top. */
    long sampled() {
        return isProgram ? core(true) : schedules / SAMPLED_PART;
    }

    /** For waits that return without a reason, on top. */
    long spurious() {
        return schedules / SPURIOUS_PART;
    }

    /** For one smaller scenario, in shrinking; 0 if none is asked for. */
    long shrinking() {
        return shrinks ? schedules / SHRINKING_PART : 0;
    }
}
