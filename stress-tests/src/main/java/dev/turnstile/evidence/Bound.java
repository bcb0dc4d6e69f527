package dev.turnstile.evidence;

import dev.turnstile.spec.Level;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The bound of a proof: its level, and the scenarios and schedules that it covers.
 *
 * @param level how strong the claim is
 * @param scenarios how many scenarios are covered
 * @param exhausted of how many of them every schedule was run
 * @param partly how many more scenarios were run less far, without a violation, or were not reached: the claim does not cover them
 * @param partlyPreemptions every schedule with at most this number of preemptions was run in each of those; {@code null} if there are none,
 *     or if one was run less far
 * @param allSmallest whether all smallest scenarios that exist over the argument domain are among the covered ones
 * @param sizes how large the covered scenarios are, fewer threads first
 * @param executions how many executions of the covered scenarios there were
 * @param preemptions every schedule with at most this number of preemptions was run in every covered scenario; {@code null} where every
 *     schedule was run
 * @param lowered why the level is not the highest, as clauses: "a weak access mode at Foo.java:12"
 * @param modelled classes of the JDK whose behaviour was modelled instead of run: "ReentrantLock"
 * @param covered the texts of the covered scenarios
 */
public record Bound(
        Level level,
        int scenarios,
        int exhausted,
        int partly,
        @Nullable Integer partlyPreemptions,
        boolean allSmallest,
        List<Size> sizes,
        long executions,
        @Nullable Integer preemptions,
        List<String> lowered,
        List<String> modelled,
        List<String> covered) {
    /**
     * How large the scenarios of one number of threads are.
     *
     * @param threads that number
     * @param operations the most operations that one of these threads has in any of them
     */
    public record Size(int threads, int operations) {
        private String inWords() {
            return Counted.of(threads, "thread") + " with " + (operations == 1 ? "" : "up to ")
                    + Counted.of(operations, "operation") + (threads == 1 ? "" : " each");
        }
    }

    /** @throws IllegalArgumentException if the level claims more than the rest of the bound says */
    public Bound {
        Objects.requireNonNull(level, "a proof states its level");
        sizes = sizes == null ? List.of() : List.copyOf(sizes);
        lowered = lowered == null ? List.of() : List.copyOf(lowered);
        modelled = modelled == null ? List.of() : List.copyOf(modelled);
        covered = covered == null ? List.of() : List.copyOf(covered);
        require(
                (level == Level.BOUNDED) == (preemptions != null),
                "a proof has a bound on preemptions if and only if its level is BOUNDED");
        require(
                preemptions != null || exhausted == scenarios,
                "a proof without a bound on preemptions covers every schedule of every scenario");
        require(
                level != Level.MEMORY_MODEL || lowered.isEmpty(),
                "a proof under the memory model has no reason for a lower level");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) throw new IllegalArgumentException(rule);
    }

    /** Returns which schedules were run of the covered scenarios: "every schedule of 24 scenarios". */
    public String schedulesInWords() {
        String some = Counted.of(scenarios, "scenario");
        if (preemptions == null) return "every schedule of " + some;
        return everySchedule(preemptions) + " of " + some
                + (exhausted == 0 ? "" : ", and every schedule of " + exhausted + " of them");
    }

    /** Returns the sizes of the covered scenarios: "2 threads with up to 4 operations each, 3 threads with 1 operation each". */
    public String sizeInWords() {
        return sizes.stream().map(Size::inWords).collect(Collectors.joining(", "));
    }

    /** Returns how many executions there were: "4,711 executions in all". */
    public String executionsInWords() {
        return Counted.of(executions, "execution") + " in all";
    }

    /** Returns what the proof leaves out, as what follows its subject: "does not cover 4 more scenarios, …"; empty if it leaves out nothing. */
    public String omissionInWords() {
        if (partly == 0) return "";
        String more = "does not cover " + Counted.of(partly, "more scenario") + ", without a violation so far";
        return partlyPreemptions == null ? more : more + ": " + everySchedule(partlyPreemptions) + " was run";
    }

    private static String everySchedule(int preemptions) {
        return "every schedule with at most " + Counted.of(preemptions, "preemption");
    }

    /** Returns the level in a few words, with its number where it has one: "memory model", "sequential", "≤ 2 preemptions". */
    public String shortLevel() {
        if (preemptions == null) return level.label();
        return "≤ " + Counted.of(preemptions, "preemption");
    }
}
