package dev.turnstile.engine;

import java.time.Duration;

/**
 * The amount of work for a subject: counts, which make runs comparable between machines, and one clock as a guard.
 *
 * @param profile the name under which people choose it
 * @param scenarios the number of generated scenarios to run
 * @param schedules model checking: the schedules that all scenarios of a subject share. A long schedule counts for several, and the
 *     scenarios that a proof needs may take eight times this number
 * @param runs real threads: the runs per scenario of a subject that stays clean
 * @param moreRuns real threads: the additional runs per scenario, where nothing is proved and no other engine has found a fault. They
 *     end earlier if the worker has taken half the guard in processor time
 * @param slices jcstress: the time slices per scenario and compilation mode of a subject that stays clean
 * @param compilations jcstress: the number of JVMs, each of which compiles differently
 * @param reductions jcstress: the number of smaller scenarios to try after a wrong answer. With 0, Lincheck tries none either
 * @param guard the time limit of an engine for one subject, and several times that if a run takes milliseconds. The evidence says what
 *     was left out
 */
public record Budget(
        String profile,
        int scenarios,
        int schedules,
        int runs,
        int moreRuns,
        int slices,
        int compilations,
        int reductions,
        Duration guard) {
    /**
     * Work that counts bound, or that ends as soon as a fault shows, may take this many guard periods, so that a busy machine does not
     * change its result.
     */
    public static final int GUARDS_WHERE_COUNTS_DECIDE = 9;

    /** For a first look: seconds for a subject. */
    public static final Budget QUICK = new Budget("quick", 12, 1_000, 300, 20_000, 2, 1, 12, Duration.ofSeconds(10));

    /**
     * The default, for a gate on a small machine. Measured: 92 of the catalogue's 99 broken subjects are also refuted if they claim to
     * be right; it is 92 again with 1,500 schedules, and with twice the runs and slices. With 1,500 schedules one more of 79 proofs is not
     * bounded, for a quarter more of executions.
     */
    public static final Budget CI = new Budget("ci", 24, 1_000, 200, 50_000, 1, 2, 16, Duration.ofSeconds(20));

    /** For the night. */
    public static final Budget NIGHTLY =
            new Budget("nightly", 120, 200_000, 100_000, 1_000_000, 40, 6, 100, Duration.ofMinutes(10));
}
