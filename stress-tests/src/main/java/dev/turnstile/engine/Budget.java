package dev.turnstile.engine;

import java.time.Duration;

/**
 * How much to run: counts, which make runs comparable between machines, and one clock as a guard.
 *
 * @param profile the name under which people choose it
 * @param scenarios how many scenarios to run of those that were generated
 * @param schedules model checking: the schedules of a subject that its scenarios share. Long ones count for several, and the scenarios
 *     that a proof needs may take eight times as many
 * @param runs real threads: so many runs per scenario of a subject that stays clean
 * @param moreRuns real threads: the runs per scenario on top, where nothing is proved and no other engine has found a fault. They end
 *     earlier if the worker has taken half the guard in processor time
 * @param slices jcstress: so many time slices per scenario and compilation mode of a subject that stays clean
 * @param compilations jcstress: in how many differently compiling JVMs
 * @param reductions jcstress: the number of smaller scenarios that are tried once one shows a wrong answer
 * @param guard no engine spends longer on one subject, or several times that where a run takes milliseconds; what is not done by then
 *     is left out, and said
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
     * So many guards has what ends by counts, or as soon as a fault shows, in runs or schedules that take long: what comes out must not
     * depend on how busy the machine is.
     */
    public static final int GUARDS_WHERE_COUNTS_DECIDE = 9;

    private static final int SOME_REDUCTIONS = 16;

    /** A budget whose runs on real threads do not depend on what others have found out. */
    public Budget(
            String profile, int scenarios, int schedules, int runs, int slices, int compilations, Duration guard) {
        this(profile, scenarios, schedules, runs, 0, slices, compilations, SOME_REDUCTIONS, guard);
    }

    /** A first look: seconds for a subject. */
    public static final Budget QUICK = new Budget("quick", 12, 1_000, 300, 20_000, 2, 1, 12, Duration.ofSeconds(10));

    /**
     * The default, made for a gate on a small machine. Measured: of the catalogue's 99 broken subjects 92 are refuted as well when they claim
     * to be right, even with 1,000 schedules, and with twice the runs and slices it is 92 again.
     */
    public static final Budget CI = new Budget("ci", 24, 1_500, 200, 50_000, 1, 2, 16, Duration.ofSeconds(20));

    /** For the night. */
    public static final Budget NIGHTLY =
            new Budget("nightly", 120, 200_000, 100_000, 1_000_000, 40, 6, 100, Duration.ofMinutes(10));
}
